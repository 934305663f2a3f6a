import type { BlockedStretch, BlockedTime } from '../blocked-time.ts';

/** Blocked time from a sorted list of stretches that neither touch nor overlap. */
export function blockedList(stretches: readonly BlockedStretch[]): BlockedTime {
  const from = (instant: number) => stretches.find(({ end }) => end > instant) ?? null;
  const at = (instant: number) => stretches.find(({ start, end }) => start <= instant && instant < end) ?? null;
  return { from, at };
}
