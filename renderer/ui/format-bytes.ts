const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** An amount of data in words: `0 B`, `5.2 kB`, `48 MB`. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let at = 0;
  while (amount >= 999.5 && at < units.length - 1) {
    amount /= 1_000;
    at++;
  }
  return `${at === 0 || amount >= 99.5 ? Math.round(amount) : Number(amount.toPrecision(2))} ${units[at]}`;
}
