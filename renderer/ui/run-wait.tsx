import type { Run } from '../../shared/model/run.ts';
import { Moment } from './moment.tsx';
import { useNow } from './now.tsx';

/** Until when a queued run waits on purpose; nothing where it may start as soon as there is a place. */
export function RunWait({ run }: { run: Pick<Run, 'state' | 'readyAt'> }) {
  const now = useNow();
  if (run.state !== 'queued' || run.readyAt === null || run.readyAt <= now) return null;
  return (
    <>
      Starts <Moment at={run.readyAt} />
    </>
  );
}

/** Whether `RunWait` has something to say. */
export function waitsUntil(run: Pick<Run, 'state' | 'readyAt'>, now: number): boolean {
  return run.state === 'queued' && run.readyAt !== null && run.readyAt > now;
}
