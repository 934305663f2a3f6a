const firstMs = 100;
const longestMs = 2_000;

/** How long to wait before the next try to connect, after so many failures in a row. */
export function retryDelayMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10));
}
