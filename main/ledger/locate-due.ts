import type { Limits } from '../../shared/model/entry.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { EntryVersion, VersionedEntry } from './history-store.ts';

/** A stretch of time that somebody asks about; both ends count. */
export interface Asked {
  readonly from: number;
  readonly to: number;
}

/** Compiles when an entry is due. */
export type TimesOf = (entry: EntryTiming) => EntryDueTimes;

/** A due time, with the moment at which the bare schedule names it. */
export interface LocatedDue {
  readonly due: number;
  /** Before limits, exclusions and spread; null where no such moment is near. */
  readonly base: number | null;
  readonly version: VersionedEntry;
}

/** A moment that the bare schedule names and at which the entry was not due. */
export interface LeftOut {
  readonly base: number;
  /** The due time it was moved to; null where it was left out. */
  readonly due: number | null;
  readonly version: VersionedEntry;
}

/** How many moments are looked at for one that was moved or spread to a due time. */
const mostBases = 50;

/** The version in force at an instant: a change counts for what is due after it. */
export function versionAt(versions: readonly EntryVersion[], instant: number): EntryVersion | null {
  return versions.findLast(({ at }) => at < instant) ?? null;
}

/** The first due time in what was asked, by the versions in force then; null where there is none. */
export function locateDue(
  entryId: string,
  versions: readonly EntryVersion[],
  asked: Asked,
  timesOf: TimesOf,
): LocatedDue | null {
  for (const { entry, from, to } of pieces(versions, asked)) {
    if (entry === null || isAwaited(entry.schedule)) continue;
    const due = timesOf({ ...entry, id: entryId }).next(from - 1);
    if (due !== null && due <= to) return { due, base: baseOf(entryId, entry, due, timesOf), version: entry };
  }
  return null;
}

/** The first moment in what was asked that the bare schedule names. */
export function locateBase(
  entryId: string,
  versions: readonly EntryVersion[],
  asked: Asked,
  timesOf: TimesOf,
): LeftOut | null {
  for (const { entry, from, to } of pieces(versions, asked)) {
    if (entry === null || isAwaited(entry.schedule)) continue;
    const base = timesOf(bare(entryId, entry)).next(from - 1);
    if (base === null || base > to) continue;
    return { base, due: isWithin(entry.limits, base) ? placeOf(entryId, entry, base, timesOf) : null, version: entry };
  }
  return null;
}

/** Where a moment of the bare schedule ends up; null where it is left out. */
function placeOf(entryId: string, entry: VersionedEntry, base: number, timesOf: TimesOf): number | null {
  return timesOf({ ...entry, id: entryId }).place(base);
}

function isWithin({ startAt, endAt }: Limits, instant: number): boolean {
  return instant >= (startAt ?? instant) && instant <= (endAt ?? instant);
}

/** An entry's schedule by itself. */
export function bare(entryId: string, { schedule }: Pick<VersionedEntry, 'schedule'>): EntryTiming {
  return {
    id: entryId,
    schedule,
    limits: { startAt: null, endAt: null, maxRuns: null },
    spreadMs: 0,
    exclusions: { dates: [], windows: [], calendars: [], action: 'skip' },
  };
}

function baseOf(entryId: string, entry: VersionedEntry, due: number, timesOf: TimesOf): number | null {
  const times = timesOf(bare(entryId, entry));
  let base = times.latest(due);
  for (let looked = 0; base !== null && looked < mostBases; looked++) {
    if (placeOf(entryId, entry, base, timesOf) === due) return base;
    base = times.latest(base - 1);
  }
  return null;
}

/** What was asked, cut where the entry changed. */
function* pieces(versions: readonly EntryVersion[], { from, to }: Asked) {
  const first = versions.findLastIndex(({ at }) => at < from);
  for (let index = Math.max(first, 0); index < versions.length; index++) {
    const { at, entry } = versions[index] as EntryVersion;
    if (at >= to) return;
    const end = Math.min(to, versions[index + 1]?.at ?? to);
    yield { entry, from: Math.max(from, at + 1), to: end };
  }
}
