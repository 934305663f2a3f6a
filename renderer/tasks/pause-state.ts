import type { Entry } from '../../shared/model/entry.ts';

type Pausable = Pick<Entry, 'enabled' | 'pausedAt' | 'pausedUntil'>;

/** Whether an entry that is switched on is paused at a moment. */
export function isPaused({ enabled, pausedAt, pausedUntil }: Pausable, now: number): boolean {
  return enabled && pausedAt !== null && (pausedUntil === null || pausedUntil > now);
}

/** How much of some entries is paused: their ends, the earliest first, null for none; `all` of those switched on or some. */
export function pauseOf(
  entries: readonly Pausable[],
  now: number,
): { extent: 'all' | 'some'; until: number | null } | null {
  const paused = entries.filter((entry) => isPaused(entry, now));
  if (paused.length === 0) return null;
  const ends = paused.flatMap(({ pausedUntil }) => pausedUntil ?? []);
  const extent = paused.length === entries.filter(({ enabled }) => enabled).length ? 'all' : 'some';
  return { extent, until: ends.length === 0 ? null : Math.min(...ends) };
}
