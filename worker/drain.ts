import type { PipeReader } from './pipe-reader.ts';

/** How long output may pause, once the run's own process has ended, before it counts as complete. */
const quietMs = 1_000;
/** How long output is kept altogether after that. */
const longestMs = 5_000;

/** Follows the output of one run to its end. */
export interface Drain {
  /** Stops listening; what still writes goes on unheard. */
  abandon(): void;
  /** Told when the run's process has ended: from now on `onComplete` is called after a bounded time. */
  mainEnded(): void;
}

/**
 * Reads `outputs`; `onData` returns false to be given no more until `whenRoomy` calls back. `onComplete` is called once,
 * when all writers have gone, or when only processes left in the background hold the pipes: they may be meant to stay (a
 * server started with `&`), so they are neither waited for nor ended, and their pipes stay open so that writing does
 * not kill them.
 */
export function drainOutputs(
  outputs: readonly PipeReader[],
  onData: (index: number, data: Buffer) => boolean,
  whenRoomy: (action: () => void) => void,
  onComplete: () => void,
): Drain {
  let open = outputs.length;
  let isPaused = false;
  let isComplete = false;
  let hasMainEnded = false;
  let timer: NodeJS.Timeout | undefined;
  let mainEndedAt = 0;
  let lastDataAt = 0;

  function complete() {
    if (isComplete) return;
    isComplete = true;
    clearTimeout(timer);
    onComplete();
  }

  function resume() {
    isPaused = false;
    lastDataAt = performance.now();
    for (const output of outputs) output.resume();
  }

  function pause() {
    if (isPaused) return;
    isPaused = true;
    whenRoomy(resume);
  }

  function check() {
    const now = performance.now();
    const quietLeftMs = isPaused ? quietMs : Math.max(mainEndedAt, lastDataAt) + quietMs - now;
    const leftMs = isPaused ? quietLeftMs : Math.min(quietLeftMs, mainEndedAt + longestMs - now);
    if (leftMs <= 0) complete();
    else timer = setTimeout(check, leftMs);
  }

  for (const [index, output] of outputs.entries()) {
    output.read((data) => {
      if (isComplete) return true;
      if (hasMainEnded) lastDataAt = performance.now();
      if (onData(index, data)) return true;
      pause();
      return false;
    });
    output.onClose(() => {
      open -= 1;
      if (open === 0 && hasMainEnded) complete();
    });
  }
  return {
    abandon() {
      isComplete = true;
      clearTimeout(timer);
      for (const output of outputs) output.resume();
    },
    mainEnded() {
      if (isComplete) return;
      hasMainEnded = true;
      if (open === 0) return complete();
      mainEndedAt = performance.now();
      check();
    },
  };
}
