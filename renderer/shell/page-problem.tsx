import type { ErrorComponentProps } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';

/** Stands in for a page that broke. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="This page broke">
      <Problem
        title="Something on this page went wrong"
        message={error instanceof Error ? error.message : String(error)}
        wayOut="Your tasks keep running. Try again, or reload the window."
        onRetry={reset}
      />
    </Page>
  );
}
