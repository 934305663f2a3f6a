import type { Change } from '../../shared/api.ts';

const gatherMs = 60;

/** Gathers changes for a moment and hands them on in one go, never before the previous batch was dealt with. */
export function createChangeBatcher(
  deal: (changes: readonly Change[]) => Promise<void>,
): (changes: readonly Change[]) => void {
  let waiting: Change[] = [];
  let isBusy = false;

  const work = async () => {
    isBusy = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const batch = waiting;
      waiting = [];
      // What could not be fetched is fetched again with the `all` that follows a reconnection.
      await deal(batch).catch(() => undefined);
    }
    isBusy = false;
  };

  return (changes) => {
    waiting.push(...changes);
    if (!isBusy) void work();
  };
}
