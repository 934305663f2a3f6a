import type { VersionedEntry } from '../../main/ledger/history-store.ts';
import type { Schedule } from '../../shared/model/schedule.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** What decides when an entry is due. */
export type Timing = Pick<VersionedEntry, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'>;

/** When one due time may be: at one instant, or within a span where it is spread. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/**
 * All due times whose own moment is after `after` and at most `upTo`, found the naive way: step by step, in UTC, with
 * nothing of what the beat uses. Knows the kinds of schedule that the harness makes, and throws for others.
 */
export function naiveSlots({ schedule, limits, spreadMs, exclusions }: Timing, after: number, upTo: number): Slot[] {
  if (exclusions.dates.length + exclusions.calendars.length > 0 || exclusions.action !== 'skip') {
    throw new Error('The audit knows windows only, and only left out.');
  }
  const isDue = (moment: number) =>
    moment >= (limits.startAt ?? moment) &&
    moment <= (limits.endAt ?? moment) &&
    !exclusions.windows.some((window) => isIn(window, moment));
  const moments = naiveMoments(schedule, after, upTo + spreadMs + 1).filter(isDue);
  return moments.flatMap((moment, index) => {
    if (moment > upTo) return [];
    const next = moments[index + 1] ?? Number.POSITIVE_INFINITY;
    return [{ from: moment, to: Math.min(moment + spreadMs, next - 1) }];
  });
}

function naiveMoments(schedule: Schedule, after: number, upTo: number): number[] {
  switch (schedule.kind) {
    case 'once':
      return schedule.dueAt > after && schedule.dueAt <= upTo ? [schedule.dueAt] : [];
    case 'interval': {
      if (schedule.unit !== 's' && schedule.unit !== 'ms') throw unknown(schedule);
      const everyMs = schedule.every * (schedule.unit === 's' ? secondMs : 1);
      if (schedule.align === 'anchor') return multiples(schedule.anchorAt ?? Number.NaN, everyMs, after, upTo);
      if (schedule.align !== 'clock' || schedule.timeZone !== 'UTC') throw unknown(schedule);
      const days = multiples(0, dayMs, after - dayMs, upTo);
      return days.flatMap((day) => multiples(day, everyMs, after, Math.min(upTo, day + dayMs - 1)));
    }
    case 'rrule': {
      const [, every] = /^FREQ=SECONDLY;INTERVAL=(\d+)$/.exec(schedule.rule) ?? [];
      if (every === undefined) throw unknown(schedule);
      return multiples(schedule.startAt, Number(every) * secondMs, after, upTo);
    }
    case 'crontab': {
      const [seconds = '', minutes = '', ...others] = schedule.expression.split(' ');
      if (others.join(' ') !== '* * * *' || schedule.timeZone !== 'UTC') throw unknown(schedule);
      const ofMinute = valuesOf(seconds);
      const ofHour = valuesOf(minutes);
      return multiples(0, secondMs, after, upTo).filter((moment) => {
        const date = new Date(moment);
        return ofMinute.has(date.getUTCSeconds()) && ofHour.has(date.getUTCMinutes());
      });
    }
    default:
      throw unknown(schedule);
  }
}

function multiples(anchorAt: number, everyMs: number, after: number, upTo: number): number[] {
  const moments: number[] = [];
  const first = Math.max(0, Math.floor((after - anchorAt) / everyMs) + 1);
  for (let moment = anchorAt + first * everyMs; moment <= upTo; moment += everyMs) moments.push(moment);
  return moments;
}

/** The values from 0 to 59 that a crontab field of stars, numbers, ranges and steps names. */
function valuesOf(field: string): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from = Number.NaN, to = from] = range === '*' ? [0, 59] : range.split('-').map(Number);
    for (let value = from; value <= to; value += Number(step)) values.add(value);
  }
  return values;
}

function isIn({ weekdays, from, to }: Timing['exclusions']['windows'][number], moment: number): boolean {
  const date = new Date(moment);
  const weekday = date.getUTCDay();
  const clock = date.toISOString().slice(11, 16);
  if (to > from) return weekdays.includes(weekday) && clock >= from && clock < to;
  return (weekdays.includes(weekday) && clock >= from) || (weekdays.includes((weekday + 6) % 7) && clock < to);
}

function unknown(schedule: Schedule): Error {
  return new Error(`The audit does not know this schedule: ${JSON.stringify(schedule)}`);
}
