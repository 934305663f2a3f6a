/** The longest delay a timer takes; longer ones would fire at once. */
const longestTimerMs = 2_147_483_647;

/** Calls `action` once after `delayMs`, however long; the result cancels it. */
export function startTimeLimit(delayMs: number, action: () => void): () => void {
  let timer: NodeJS.Timeout;
  function wait(leftMs: number) {
    const stepMs = Math.min(leftMs, longestTimerMs);
    timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : action()), stepMs);
  }
  wait(delayMs);
  return () => clearTimeout(timer);
}

/** A duration in words, such as `1 h 30 min`. */
export function describeDuration(durationMs: number): string {
  const parts: string[] = [];
  let leftMs = durationMs;
  for (const [unit, unitMs] of [
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
    ['ms', 1],
  ] as const) {
    const count = Math.floor(leftMs / unitMs);
    if (count > 0) parts.push(`${count} ${unit}`);
    leftMs -= count * unitMs;
  }
  return parts.join(' ') || '0 ms';
}
