import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from './dialog.tsx';
import { useNow } from './now.tsx';
import { pauseChoices } from './pause-choices.ts';
import classes from './pause-dialog.module.css';
import { shortTime } from './short-time.ts';

interface PauseDialogProps {
  /** What is paused, as in “Pause all with the tag home”. */
  what: string;
  opened: boolean;
  onClose: () => void;
  /** Pauses it until an instant, or without end. */
  onPause: (until: number | null) => void;
}

/** Asks how long to pause something. */
export function PauseDialog({ what, opened, onClose, onPause }: PauseDialogProps) {
  return (
    <Dialog title={`Pause ${what}`} opened={opened} onClose={onClose} size="sm">
      <Choices
        onPause={(until) => {
          onClose();
          onPause(until);
        }}
      />
    </Dialog>
  );
}

function Choices({ onPause }: Pick<PauseDialogProps, 'onPause'>) {
  const now = useNow();
  const [typed, setTyped] = useState('');
  // Such a text without a zone is read on the local clock.
  const until = new Date(typed).getTime();
  const isPast = until <= now;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        What is due meanwhile is recorded as skipped. Runs that are going on are not touched.
      </Text>
      {pauseChoices(now).map((choice, at) => (
        <Button
          key={choice.label}
          variant="default"
          justify="space-between"
          classNames={{ label: classes.label ?? '' }}
          rightSection={
            choice.until !== null && (
              <Text span size="sm" c="dimmed" fw={400}>
                {shortTime(choice.until, now)}
              </Text>
            )
          }
          data-autofocus={at === 0 || undefined}
          onClick={() => onPause(choice.until)}
        >
          {choice.label}
        </Button>
      ))}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (until > now) onPause(until);
        }}
      >
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            type="datetime-local"
            label="Until…"
            max="9999-12-31T23:59"
            flex={1}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!(until > now)}>
            Pause
          </Button>
        </Group>
        {isPast && (
          <Text size="xs" className={classes.past ?? ''} mt={4} role="status">
            This moment has passed already.
          </Text>
        )}
      </form>
    </Stack>
  );
}
