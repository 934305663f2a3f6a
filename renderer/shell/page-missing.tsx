import { EmptyState } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';

/** Stands at an address that leads nowhere. */
export function PageMissing() {
  return (
    <Page title="Nothing here">
      <EmptyState
        mt="xl"
        icon={<IconMapQuestion aria-hidden />}
        title="There is no page at this address"
        description="It may have been mistyped, or come from another version of Downbeat."
      >
        <EmptyState.Actions>
          <ButtonLink to="/tasks">To the tasks</ButtonLink>
        </EmptyState.Actions>
      </EmptyState>
    </Page>
  );
}
