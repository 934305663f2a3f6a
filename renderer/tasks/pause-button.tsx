import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { PauseDialog } from '../ui/pause-dialog.tsx';
import { type PauseTarget, usePause } from './use-pause.ts';

interface PauseButtonProps extends PauseTarget, Pick<ButtonProps, 'size' | 'variant'> {
  isPaused: boolean;
  /** Says what is paused where the place alone does not. */
  label?: string;
}

/** Pauses some entries after asking for how long, or resumes them at once. */
export function PauseButton({ entries, what, isPaused, label = '', ...look }: PauseButtonProps) {
  const { pause, resume } = usePause();
  const [isAsking, dialog] = useDisclosure(false);
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause;
  return (
    <>
      <Button
        variant="default"
        {...look}
        leftSection={<Icon size={look.size ? 15 : 17} aria-hidden />}
        loading={pause.isPending || resume.isPending}
        onClick={() => (isPaused ? resume.mutate({ entries, what }) : dialog.open())}
      >
        {isPaused ? 'Resume' : 'Pause'}
        {label}
        {isPaused ? '' : '…'}
      </Button>
      <PauseDialog
        what={what}
        opened={isAsking}
        onClose={dialog.close}
        onPause={(until) => pause.mutate({ entries, what, until })}
      />
    </>
  );
}
