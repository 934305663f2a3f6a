const firstDelayMs = 250;
const longestDelayMs = 30_000;
/** A worker that lived this long counts as healthy: its end is a new trouble. */
const healthyMs = 60_000;

/** Says how long to wait before a worker is forked again: not at all at first, then longer and longer. */
export function createRestartDelay(monotonicMs: () => number): { forked(): void; next(): number } {
  let forkedAt = monotonicMs();
  let failures = 0;
  return {
    forked() {
      forkedAt = monotonicMs();
    },
    next() {
      if (monotonicMs() - forkedAt >= healthyMs) failures = 0;
      failures += 1;
      return failures === 1 ? 0 : Math.min(firstDelayMs * 2 ** (failures - 2), longestDelayMs);
    },
  };
}
