import type { Exclusions, WeekdayWindow } from '../../shared/model/entry.ts';
import { listed, runsOf, weekdayName } from '../../shared/schedule/english.ts';
import type { VersionedEntry } from './history-store.ts';
import { bare, type TimesOf } from './locate-due.ts';
import type { MomentWords } from './moment-words.ts';

const nothing: Exclusions = { dates: [], windows: [], calendars: [], action: 'skip' };

/** Which limit or exclusion keeps a moment of the bare schedule from being a due time, without a full stop; null where none does. */
export function whyLeftOut(
  entryId: string,
  entry: VersionedEntry,
  base: number,
  timesOf: TimesOf,
  words: MomentWords,
): string | null {
  const { startAt, endAt } = entry.limits;
  if (startAt !== null && base < startAt) return `it is not due before ${words.at(startAt)}`;
  if (endAt !== null && base > endAt) return `it is not due after ${words.at(endAt)}`;
  const { dates, windows, calendars } = entry.exclusions;
  const isBlockedBy = (exclusions: Partial<Exclusions>) =>
    timesOf({ ...bare(entryId, entry), exclusions: { ...nothing, ...exclusions } }).place(base) !== base;
  if (dates.length > 0 && isBlockedBy({ dates })) return 'that day is excluded';
  const window = windows.find((candidate) => isBlockedBy({ windows: [candidate] }));
  if (window) return `${windowWords(window)} is excluded`;
  const calendar = calendars.find((path) => isBlockedBy({ calendars: [path] }));
  return calendar === undefined ? null : `the calendar ${calendar} has an event then`;
}

function windowWords({ weekdays, from, to }: WeekdayWindow): string {
  const days = listed(
    runsOf(
      weekdays.toSorted((a, b) => a - b),
      weekdayName,
    ),
  );
  return from === '00:00' && to === '24:00' ? days : `${days} from ${from} to ${to}`;
}
