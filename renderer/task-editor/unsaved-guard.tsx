import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { desktopBridge } from '../api/desktop-bridge.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Asks before unsaved changes are left behind. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  // Saving and leaving happen in one go, before React has drawn the saved state.
  const latest = useRef(isDirty);
  useEffect(() => {
    latest.current = isDirty;
  }, [isDirty]);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => latest.current && current.pathname !== next.pathname,
    // The desktop's window is only hidden when it is closed, and an unload handler would keep the app from quitting.
    enableBeforeUnload: () => latest.current && !desktopBridge(),
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked';
  return (
    <Dialog opened={isAsking} onClose={() => blocker.reset?.()} title="Leave without saving?">
      <Text size="sm">What you changed in this task would be lost.</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Keep editing
        </Button>
      </Group>
    </Dialog>
  );
}
