import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { desktopBridge } from '../api/desktop-bridge.ts';

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
    <Modal
      opened={isAsking}
      onClose={() => blocker.reset?.()}
      title={<Text fw={600}>Leave without saving?</Text>}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Its <header> is not the page's banner.
      attributes={{ header: { role: 'presentation' } }}
    >
      <Text size="sm">What you changed in this task would be lost.</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
