import { invalid } from '../error.ts';
import type { CrontabSchedule, Schedule } from '../model/schedule.ts';
import { CrontabWalls } from './crontab-walls.ts';
import { eventDueTimes } from './event-due-times.ts';
import { intervalDueTimes } from './interval-due-times.ts';
import { onceDueTimes } from './once-due-times.ts';
import { readCrontab } from './read-crontab.ts';
import { RecentCache } from './recent-cache.ts';
import { rruleDueTimes } from './rrule-due-times.ts';
import { solarDueTimes } from './solar-due-times.ts';
import { zoneNamed } from './zone.ts';
import { ZonedDueTimes } from './zoned-due-times.ts';

/** When a schedule is due; all instants are UTC milliseconds. */
export interface DueTimes {
  /** The first due time strictly after an instant. An interval that hangs on the last run takes that run's start or end. */
  next(after: number): number | null;
  /** The last due time at or before an instant; null for an interval that hangs on the last run. */
  latest(upTo: number): number | null;
  /** How many due times lie in (after, upTo]. */
  count(after: number, upTo: number): number;
}

const crontabs = new RecentCache<ZonedDueTimes>(2_000);

/** Compiles a schedule; cheap for one that has been asked for before. Throws INVALID if it cannot be read. */
export function dueTimes(schedule: Schedule): DueTimes {
  switch (schedule.kind) {
    case 'crontab':
      return crontabDueTimes(schedule);
    case 'interval':
      return intervalDueTimes(schedule);
    case 'once':
      return onceDueTimes(schedule);
    case 'solar':
      return solarDueTimes(schedule);
    case 'rrule':
      return rruleDueTimes(schedule);
    case 'event':
      return eventDueTimes(schedule);
    default:
      throw invalid('kind', 'allowed are crontab, interval, once, solar, rrule and event');
  }
}

/**
 * Whether a schedule waits for something that happens, a run or an event: it has one due time at a time, which somebody
 * else has to work out with `next` when it has happened.
 */
export function isAwaited(schedule: Schedule): boolean {
  return (
    schedule.kind === 'event' ||
    (schedule.kind === 'interval' && (schedule.align === 'lastStart' || schedule.align === 'lastEnd'))
  );
}

function crontabDueTimes(schedule: CrontabSchedule): DueTimes {
  const key = `${schedule.dialect}\n${schedule.timeZone}\n${schedule.expression}`;
  const known = crontabs.get(key);
  // What is no text may look like one in the key; it is refused below.
  if (known !== undefined && typeof schedule.expression === 'string') return known;
  const crontab = readCrontab(schedule);
  const compiled = new ZonedDueTimes(new CrontabWalls(crontab), zoneNamed(schedule.timeZone), crontab.followsClock);
  crontabs.set(key, compiled);
  return compiled;
}
