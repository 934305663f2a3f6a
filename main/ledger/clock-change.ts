import type { Schedule } from '../../shared/model/schedule.ts';
import { dayMs } from '../../shared/schedule/calendar.ts';
import { dueTimes } from '../../shared/schedule/due-times.ts';
import { timeOfDay } from '../../shared/schedule/english.ts';
import { zoneNamed } from '../../shared/schedule/zone.ts';

/** What a change of the clocks did to a moment. */
export interface ClockChange {
  readonly kind: 'gap' | 'fold';
  /** `from 02:00 to 03:00` */
  readonly change: string;
  /** The time of day that did not exist, or came twice. */
  readonly time: string;
  /** In a fold, the same time in the first pass. */
  readonly firstPass: number | null;
}

/**
 * The gap that ends at `instant`, if the schedule has a time in it, or the fold whose second pass `instant` lies in;
 * null for schedules that count hours instead of reading the clock.
 */
export function clockChangeAt(schedule: Schedule, instant: number): ClockChange | null {
  const segment = zoneNamed(schedule.timeZone).at(instant);
  const { start, wallStart, steadyWallStart } = segment;
  if (wallStart === steadyWallStart) return null;
  const change = `from ${clock(steadyWallStart)} to ${clock(wallStart)}`;
  if (wallStart < steadyWallStart) {
    const wall = instant + segment.offset;
    if (wall >= steadyWallStart) return null;
    return { kind: 'fold', change, time: clock(wall), firstPass: instant - (steadyWallStart - wallStart) };
  }
  if (instant - start >= 60_000) return null;
  const walls = onWallClock(schedule);
  const inGap = walls === null ? null : dueTimes(walls).next(steadyWallStart - 1);
  if (inGap === null || inGap >= wallStart) return null;
  return { kind: 'gap', change, time: clock(inGap), firstPass: null };
}

/** The schedule as if its clock were never changed, in UTC. */
function onWallClock(schedule: Schedule): Schedule | null {
  const wallOf = (instant: number) => instant + zoneNamed(schedule.timeZone).at(instant).offset;
  switch (schedule.kind) {
    case 'crontab':
      return { ...schedule, timeZone: 'UTC' };
    case 'rrule':
      return { ...schedule, startAt: wallOf(schedule.startAt), timeZone: 'UTC' };
    case 'interval': {
      const isOnCalendar = schedule.align === 'clock' || (isDays(schedule.unit) && schedule.mode === 'calendar');
      if (!isOnCalendar || (schedule.align !== 'clock' && schedule.align !== 'anchor')) return null;
      const anchor = schedule.anchorAt === undefined ? {} : { anchorAt: wallOf(schedule.anchorAt) };
      return { ...schedule, ...anchor, timeZone: 'UTC' };
    }
    default:
      return null;
  }
}

function isDays(unit: string): boolean {
  return unit === 'day' || unit === 'week' || unit === 'month';
}

function clock(wall: number): string {
  return timeOfDay(((wall % dayMs) + dayMs) % dayMs);
}
