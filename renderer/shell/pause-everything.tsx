import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { PauseDialog } from '../ui/pause-dialog.tsx';
import { AskForPause, usePauseResume } from './use-pause-resume.ts';

/** Lets everything inside ask how long to pause the beat. */
export function PauseEverything({ children }: { children: ReactNode }) {
  const [isAsking, dialog] = useDisclosure(false);
  const { pause } = usePauseResume();
  return (
    <AskForPause value={dialog.open}>
      {children}
      <PauseDialog what="everything" opened={isAsking} onClose={dialog.close} onPause={pause} />
    </AskForPause>
  );
}
