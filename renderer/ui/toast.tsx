import { Button, Group, Text } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

interface Undo {
  label?: string;
  run: () => void;
}

/** Says in passing that something was done, and how to take it back. */
export function toastDone(message: string, undo?: Undo): void {
  const id = randomId();
  const act = () => {
    notifications.hide(id);
    undo?.run();
  };
  notifications.show({
    id,
    color: 'petrol',
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: undo ? 10_000 : 4_000,
    role: 'status',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button size="compact-sm" variant="light" flex="none" onClick={act}>
            {undo.label ?? 'Undo'}
          </Button>
        )}
      </Group>
    ),
  });
}

/** Says that something could not be done, why, and what to do. */
export function toastProblem(title: string, { message, wayOut }: { message: string; wayOut: string | null }): void {
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 12_000,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss' },
    title,
    message: wayOut ? `${message} ${wayOut}` : message,
  });
}
