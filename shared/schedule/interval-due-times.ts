import { invalid } from '../error.ts';
import { type IntervalSchedule, intervalUnits } from '../model/schedule.ts';
import { AfterRunDueTimes } from './after-run-due-times.ts';
import { dayMs, dayNumberOf, latestInstant } from './calendar.ts';
import { ElapsedDueTimes } from './elapsed-due-times.ts';
import { ClockWalls, EvenWalls, MonthWalls } from './interval-walls.ts';
import type { WallTimes } from './wall-times.ts';
import { type Zone, zoneNamed } from './zone.ts';
import { ZonedDueTimes } from './zoned-due-times.ts';

/** The smallest interval; anything shorter is a loop, not a schedule. */
const shortestIntervalMs = 100;

const unitMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, day: dayMs, week: 7 * dayMs } as const;
const firstMonday = dayNumberOf(1970, 1, 5) * dayMs;

/** Compiles an interval; throws INVALID if it is too short or its zone is unknown. */
export function intervalDueTimes(schedule: IntervalSchedule): ElapsedDueTimes | ZonedDueTimes | AfterRunDueTimes {
  refuseImpossible(schedule);
  const zone = zoneNamed(schedule.timeZone);
  switch (schedule.align) {
    case 'lastStart':
    case 'lastEnd':
      return new AfterRunDueTimes((instant) => addOnce(schedule, zone, instant));
    case 'clock':
      return clockDueTimes(schedule, zone);
    default:
      return anchoredDueTimes(schedule, zone);
  }
}

function refuseImpossible({ every, unit, anchorAt = 0 }: IntervalSchedule): void {
  if (!intervalUnits.includes(unit)) throw invalid('unit', `allowed are ${intervalUnits.join(', ')}`);
  if (!Number.isSafeInteger(every) || every < 1) throw invalid('every', 'allowed are whole numbers from 1 on');
  if (unit === 'ms' && every < shortestIntervalMs) {
    throw invalid('every', `${every} ms is too short; allowed are intervals of at least ${shortestIntervalMs} ms`);
  }
  if (!Number.isSafeInteger(anchorAt) || anchorAt < 0 || anchorAt > latestInstant) {
    throw invalid('anchorAt', 'allowed are instants in whole milliseconds from 1970 on');
  }
}

function anchoredDueTimes(schedule: IntervalSchedule, zone: Zone) {
  const anchorAt = schedule.anchorAt ?? 0;
  const elapsed = elapsedMs(schedule);
  if (elapsed !== null) return new ElapsedDueTimes(anchorAt, elapsed);
  const base = anchorAt + zone.at(anchorAt).offset;
  // In the second pass of a fold the anchor's own time of day has been already, and nothing is due before the anchor.
  const first = zone.instantOf(base) < anchorAt ? base + 1 : base;
  const walls: WallTimes =
    schedule.unit === 'month'
      ? new MonthWalls(base, schedule.every, first)
      : new EvenWalls(base, schedule.every * unitMs[schedule.unit], first);
  return new ZonedDueTimes(walls, zone, false);
}

function clockDueTimes({ every, unit }: IntervalSchedule, zone: Zone) {
  if (unit === 'month') return new ZonedDueTimes(new MonthWalls(0, every), zone, false);
  const stepMs = every * unitMs[unit];
  if (stepMs < dayMs) return new ZonedDueTimes(new ClockWalls(stepMs), zone, true);
  return new ZonedDueTimes(new EvenWalls(unit === 'week' ? firstMonday : 0, stepMs), zone, false);
}

function addOnce(schedule: IntervalSchedule, zone: Zone, instant: number): number {
  const elapsed = elapsedMs(schedule);
  if (elapsed !== null) return instant + elapsed;
  const wall = instant + zone.at(instant).offset;
  const due =
    schedule.unit === 'month'
      ? new MonthWalls(wall, schedule.every).at(1)
      : wall + schedule.every * unitMs[schedule.unit];
  return due > latestInstant ? Infinity : zone.instantOf(due);
}

/** The length of an interval that is a fixed span of time, null for one that follows the calendar. */
function elapsedMs({ every, unit, mode }: IntervalSchedule): number | null {
  if (unit === 'month') return null;
  if ((unit === 'day' || unit === 'week') && mode !== 'elapsed') return null;
  return every * unitMs[unit];
}
