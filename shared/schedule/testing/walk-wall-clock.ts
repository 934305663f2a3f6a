const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What the clock of a zone shows at every minute in [start, end], each written as if that clock showed UTC. */
export function readWalls(timeZone: string, start: number, end: number): number[] {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options });
  const walls: number[] = [];
  for (let at = start; at <= end; at += minuteMs) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (format.format(at).match(/\d+/g) ?? []).map(Number);
    walls.push(Date.UTC(year, month - 1, day, hour, minute));
  }
  return walls;
}

/**
 * The due times of a crontab, found the naive way: minute by minute, as a cron daemon would. `walls` is what the clock
 * shows from `start` on; `isWild` says that times follow the clock, as against fixed times.
 */
export function walkWallClock(
  walls: readonly number[],
  start: number,
  matches: (wall: number) => boolean,
  isWild: boolean,
): number[] {
  const due: number[] = [];
  let doneUntil = -Infinity;
  for (let index = 1; index < walls.length; index++) {
    const wall = walls[index] as number;
    const expected = (walls[index - 1] as number) + minuteMs;
    const jump = wall - expected;
    if (Math.abs(jump) > 3 * hourMs) doneUntil = -Infinity;
    else if (jump < 0) doneUntil = expected;
    let isDue = matches(wall) && (isWild || wall >= doneUntil);
    if (!isWild && jump > 0 && jump <= 3 * hourMs) {
      for (let skipped = expected; skipped < wall; skipped += minuteMs) isDue ||= matches(skipped);
    }
    if (isDue) due.push(start + index * minuteMs);
  }
  return due;
}
