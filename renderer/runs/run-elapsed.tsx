import { isActive, type Run } from '../../shared/model/run.ts';
import { formatDuration } from '../ui/duration.ts';
import { useNow } from '../ui/now.tsx';
import { elapsedMs } from './lateness.ts';

/** How long a run took; grows while it runs. */
export function RunElapsed({ run }: { run: Run }) {
  if (run.startedAt === null) return null;
  return isActive(run.state) ? <Growing run={run} /> : formatDuration(elapsedMs(run, run.startedAt) ?? 0);
}

function Growing({ run }: { run: Run }) {
  const elapsed = elapsedMs(run, useNow()) ?? 0;
  // Tenths of a second would jump, since it is drawn anew once a second.
  return formatDuration(Math.floor(elapsed / 1_000) * 1_000);
}
