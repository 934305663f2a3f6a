import { BlockedPages } from '../../shared/schedule/blocked-pages.ts';
import { type BlockedTime, blockedEra } from '../../shared/schedule/blocked-time.ts';
import { dayMs } from '../../shared/schedule/calendar.ts';
import { type IcsClock, icsClocks } from './ics-clock.ts';
import { IcsStarts } from './ics-starts.ts';
import type { IcsEvent, IcsFile, IcsLength, IcsMoment, IcsPeriod } from './read-ics.ts';

type ClockOf = (zone: string | null) => IcsClock;
type Add = (start: number, end: number) => void;

/** The longest that an event which recurs may last, so that few can reach into a stretch of time. */
const longestRecurringMs = 366 * dayMs;
const marginMs = 2 * dayMs;
/** So that working out some weeks of a calendar holds nobody up. */
const maxPerYear = 200_000;

/** What the events of an ICS file block for a reader in `timeZone`; throws a plain sentence that names a broken event. */
export function icsBlockedTime(file: IcsFile, timeZone: string): BlockedTime {
  const clockOf = icsClocks(file, timeZone);
  const single: [number, number][] = [];
  const series: Series[] = [];
  const replaced = replacedMoments(file.events);
  for (const event of file.events) {
    const replacements = event.replaces === null ? (replaced.get(event.uid) ?? []) : [];
    // Whatever else is wrong with an event, one that blocks nothing must not be in the way.
    if (!event.blocks) continue;
    named(event, () => {
      const left = new LeftOut(event, [...event.left, ...replacements], clockOf);
      const addSingle = (period: IcsPeriod) => {
        const [start, end] = stretchOf(period, event, clockOf);
        if (!left.has(period.start.wall, start)) single.push([start, end]);
      };
      addSingle(event);
      for (const period of event.extra) addSingle(period);
      for (const rule of event.replaces === null ? event.rules : [])
        series.push(new Series(event, rule, left, clockOf));
    });
  }
  if (series.reduce((sum, { perYear }) => sum + perYear, 0) > maxPerYear) {
    throw new Error(`its events recur more than ${maxPerYear} times a year in all`);
  }
  const merged = mergeSorted(single.sort(([one], [other]) => one - other));
  return new BlockedPages((from, to, add) => {
    for (let index = firstEndingAfter(merged, from); index < merged.length; index++) {
      const [start, end] = merged[index] as [number, number];
      if (start >= to) break;
      add(start, end);
    }
    for (const each of series) each.collect(from, to, add);
  });
}

/** The occurrences of one rule of an event. */
class Series {
  readonly #starts: IcsStarts;
  readonly #clock: IcsClock;
  readonly #length: IcsLength;
  readonly #left: LeftOut;

  constructor(event: IcsEvent, rule: string, left: LeftOut, clockOf: ClockOf) {
    this.#clock = clockOf(event.start.zone);
    this.#starts = new IcsStarts(event.start.wall, rule);
    this.#length = lengthOf(event, event, clockOf);
    this.#left = left;
    if (this.#longestMs() > longestRecurringMs) throw new Error('it recurs and lasts longer than a year');
  }

  get perYear(): number {
    return this.#starts.perYear;
  }

  collect(from: number, to: number, add: Add): void {
    const earliest = from - marginMs - this.#longestMs();
    const clock = this.#clock;
    this.#starts.each(
      earliest,
      to + marginMs,
      (wall) => clock.instantOf(wall),
      (wall, at) => {
        if (!this.#left.has(wall, at)) add(at, endOf(wall, at, this.#length, clock));
      },
    );
  }

  #longestMs(): number {
    return this.#length.days * dayMs + this.#length.ms;
  }
}

/** The occurrences of an event that were taken out, one by one or for a whole day. */
class LeftOut {
  readonly #instants = new Set<number>();
  readonly #days = new Set<number>();

  constructor({ start }: IcsEvent, moments: readonly IcsMoment[], clockOf: ClockOf) {
    for (const moment of moments) {
      if (moment.isDate && !start.isDate) this.#days.add(moment.wall / dayMs);
      // The time of day says nothing of an event that lasts whole days.
      else if (start.isDate) this.#instants.add(clockOf(null).instantOf(Math.floor(moment.wall / dayMs) * dayMs));
      else this.#instants.add(clockOf(moment.zone).instantOf(moment.wall));
    }
  }

  has(wall: number, at: number): boolean {
    return this.#instants.has(at) || this.#days.has(Math.floor(wall / dayMs));
  }
}

function replacedMoments(events: readonly IcsEvent[]): ReadonlyMap<string, IcsMoment[]> {
  const replaced = new Map<string, IcsMoment[]>();
  for (const { uid, replaces } of events) {
    if (replaces === null) continue;
    const known = replaced.get(uid);
    if (known) known.push(replaces);
    else replaced.set(uid, [replaces]);
  }
  return replaced;
}

function stretchOf(period: IcsPeriod, event: IcsEvent, clockOf: ClockOf): [number, number] {
  const clock = clockOf(period.start.zone);
  const at = clock.instantOf(period.start.wall);
  return [at, endOf(period.start.wall, at, lengthOf(period, event, clockOf), clock)];
}

/** An end says how long; without one an all-day event takes its day, another no time at all. */
function lengthOf({ start, end }: IcsPeriod, event: IcsEvent, clockOf: ClockOf): IcsLength {
  const given = end ?? (event.start === start ? null : event.end);
  if (given === null) return { days: start.isDate ? 1 : 0, ms: 0 };
  if (!('wall' in given)) return given;
  const from = end === null ? event.start : start;
  if (from.isDate) return { days: Math.max(1, Math.ceil((given.wall - from.wall) / dayMs)), ms: 0 };
  const ms = clockOf(given.zone).instantOf(given.wall) - clockOf(from.zone).instantOf(from.wall);
  return { days: 0, ms: Math.max(0, ms) };
}

function endOf(wall: number, at: number, { days, ms }: IcsLength, clock: IcsClock): number {
  return (days === 0 ? at : clock.instantOf(wall + days * dayMs)) + ms;
}

function mergeSorted(stretches: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of stretches) {
    if (end <= blockedEra.start || start >= blockedEra.end) continue;
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function firstEndingAfter(stretches: readonly [number, number][], instant: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as [number, number])[1] <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function named(event: IcsEvent, build: () => void): void {
  try {
    build();
  } catch (error) {
    throw new Error(`the event “${event.title}”: ${error instanceof Error ? error.message : String(error)}`);
  }
}
