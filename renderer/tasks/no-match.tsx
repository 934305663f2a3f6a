import { Button, EmptyState } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';

/** Stands where tasks would stand when the filter leaves none. */
export function NoMatch({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      mt="xl"
      icon={<IconSearchOff aria-hidden />}
      title="No task fits"
      description="Names, tags and schedules were searched."
    >
      <EmptyState.Actions>
        <Button variant="default" onClick={onReset}>
          Show all tasks
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
