import { dayMs } from './calendar.ts';
import type { StartedRrule } from './rrule-days.ts';

const unitsMs = { SECONDLY: 1_000, MINUTELY: 60_000, HOURLY: 3_600_000 } as const;

/** The times of each day of a rule, sorted, in ms since midnight. */
export interface RruleTimes {
  /** Those of a day; of every day if none is given. */
  on(dayNumber: number): Int32Array;
  /** Whether they are the same on each day. */
  readonly isSameEachDay: boolean;
}

/** The times of day of a rule, apart from positions within a week, month or year. */
export function rruleTimes(rule: StartedRrule): RruleTimes {
  const { frequency, interval } = rule;
  // What the start has below the second is kept, unless the seconds are given.
  const restMs = rule.text.includes('BYSECOND=') ? 0 : ((rule.startWall % 1_000) + 1_000) % 1_000;
  if (frequency !== 'SECONDLY' && frequency !== 'MINUTELY' && frequency !== 'HOURLY') {
    const times = combined(rule.hours, rule.minutes, rule.seconds, restMs);
    const chosen = frequency === 'DAILY' ? atPositions(times, rule.positions) : times;
    return { on: () => chosen, isSameEachDay: true };
  }
  const unitMs = unitsMs[frequency];
  const perDay = dayMs / unitMs;
  const inUnit = atPositions(timesInUnit(rule, restMs), rule.positions);
  const isAllowed = unitFilter(rule);
  const start = Math.floor(rule.startWall / unitMs);
  const known = new Map<number, Int32Array>();
  const on = (dayNumber: number): Int32Array => {
    const first = (((start - dayNumber * perDay) % interval) + interval) % interval;
    if (first >= perDay) return none;
    let times = known.get(first);
    // The units of all different days together are no more than those of one day, so keeping them is cheap.
    if (times === undefined) {
      const units: number[] = [];
      for (let unit = first; unit < perDay; unit += interval) if (isAllowed(unit)) units.push(unit);
      times = timesOfUnits(units, unitMs, inUnit);
      known.set(first, times);
    }
    return times;
  };
  return { on, isSameEachDay: perDay % interval === 0 };
}

const none = new Int32Array(0);

/** What BYSETPOS picks from a sorted list, as sorted indexes; all of them without BYSETPOS. */
export function positionsIn(size: number, positions: readonly number[]): number[] {
  const indexes = positions.map((position) => (position > 0 ? position - 1 : size + position));
  return [...new Set(indexes)].filter((index) => index >= 0 && index < size).sort((a, b) => a - b);
}

function atPositions(times: Int32Array, positions: readonly number[]): Int32Array {
  if (positions.length === 0) return times;
  return Int32Array.from(positionsIn(times.length, positions), (index) => times[index] as number);
}

function combined(hours: readonly number[], minutes: readonly number[], seconds: readonly number[], restMs: number) {
  const times = new Int32Array(hours.length * minutes.length * seconds.length);
  let index = 0;
  for (const hour of hours) {
    for (const minute of minutes) {
      for (const second of seconds) times[index++] = ((hour * 60 + minute) * 60 + second) * 1_000 + restMs;
    }
  }
  return times;
}

function timesInUnit({ frequency, minutes, seconds }: StartedRrule, restMs: number): Int32Array {
  if (frequency === 'HOURLY') return combined([0], minutes, seconds, restMs);
  return combined([0], [0], frequency === 'MINUTELY' ? seconds : [0], restMs);
}

/** Whether a unit of the day, counted from midnight, has an hour, minute and second that the rule allows. */
function unitFilter(rule: StartedRrule): (unit: number) => boolean {
  const { frequency } = rule;
  const hours = allowed(rule.hours, 24);
  if (frequency === 'HOURLY') return (unit) => hours[unit] === true;
  const minutes = allowed(rule.minutes, 60);
  const isMinute = (unit: number): boolean => hours[Math.floor(unit / 60)] === true && minutes[unit % 60] === true;
  if (frequency === 'MINUTELY') return isMinute;
  const seconds = allowed(rule.seconds, 60);
  return (unit) => seconds[unit % 60] === true && isMinute(Math.floor(unit / 60));
}

function allowed(values: readonly number[], size: number): boolean[] {
  return Array.from({ length: size }, (_, value) => values.length === 0 || values.includes(value));
}

function timesOfUnits(units: readonly number[], unitMs: number, inUnit: Int32Array): Int32Array {
  const times = new Int32Array(units.length * inUnit.length);
  let index = 0;
  for (const unit of units) for (const offset of inUnit) times[index++] = unit * unitMs + offset;
  return times;
}
