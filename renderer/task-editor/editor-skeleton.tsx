import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { Page } from '../ui/page.tsx';
import classes from './task-editor.module.css';

/** Stands where the form will stand while what it begins with is fetched. */
export function EditorSkeleton({ title }: { title: string }) {
  return (
    <Page title={title} layout="fill">
      <div className={classes.form} role="status">
        <VisuallyHidden>Loading…</VisuallyHidden>
        <div className={classes.columns} aria-hidden>
          <Stack>
            <Skeleton height={58} />
            <Skeleton height={34} />
            <Skeleton height={78} />
          </Stack>
          <Skeleton height={190} />
        </div>
      </div>
    </Page>
  );
}
