import { describe, expect, it } from 'vitest';
import type { CatchUp } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { dueTimes } from '../../shared/schedule/due-times.ts';
import { groupDueTimes } from './catch-up.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const hourly: Schedule = {
  kind: 'interval',
  every: 1,
  unit: 'h',
  align: 'anchor',
  mode: 'elapsed',
  anchorAt: 0,
  timeZone: 'UTC',
};
const daily: Schedule = { kind: 'crontab', expression: '0 3 * * *', dialect: 'vixie', timeZone: 'UTC' };
const policy = (change: Partial<CatchUp> = {}): CatchUp => ({
  policy: 'latest',
  windowMs: null,
  limit: 100,
  startWithinMs: 0,
  ...change,
});
const group = (schedule: Schedule, from: number, now: number, catchUp: CatchUp) =>
  groupDueTimes(dueTimes(schedule), from, now, catchUp).map(({ kind, scheduledFor, dueCount }) => [
    kind,
    scheduledFor,
    dueCount,
  ]);

describe('groupDueTimes', () => {
  it('takes what is at most a second late as on time', () => {
    expect(group(hourly, hour, hour + 1_000, policy())).toEqual([['on-time', hour, 1]]);
    expect(group(hourly, hour, hour + 1_001, policy())).toEqual([['catch-up', hour, 1]]);
  });

  it('runs the latest of an hourly entry within one period, and calls the rest missed', () => {
    expect(group(hourly, hour, 5.5 * hour, policy())).toEqual([
      ['missed', 4 * hour, 4],
      ['catch-up', 5 * hour, 1],
    ]);
  });

  it('looks back 24 hours for a daily entry', () => {
    expect(group(daily, 3 * hour, 8 * day, policy())).toEqual([
      ['missed', 6 * day + 3 * hour, 7],
      ['catch-up', 7 * day + 3 * hour, 1],
    ]);
    expect(group(daily, 3 * hour, 2 * day + 2 * hour, policy())).toEqual([
      ['missed', 3 * hour, 1],
      ['catch-up', day + 3 * hour, 1],
    ]);
  });

  it('lets one run stand for all within a wider window', () => {
    expect(group(hourly, hour, 5.5 * hour, policy({ windowMs: 3 * hour }))).toEqual([
      ['missed', 2 * hour, 2],
      ['catch-up', 5 * hour, 3],
    ]);
  });

  it('lets a due time that is on time stand for the late ones', () => {
    expect(group(hourly, hour, 5 * hour, policy({ windowMs: day }))).toEqual([['on-time', 5 * hour, 5]]);
  });

  it('misses everything late with skip', () => {
    expect(group(hourly, hour, 5 * hour, policy({ policy: 'skip' }))).toEqual([
      ['missed', 4 * hour, 4],
      ['on-time', 5 * hour, 1],
    ]);
  });

  it('runs each with all, oldest first, at most the limit', () => {
    expect(group(hourly, hour, 5.5 * hour, policy({ policy: 'all', windowMs: day, limit: 2 }))).toEqual([
      ['missed', 3 * hour, 3],
      ['catch-up', 4 * hour, 1],
      ['catch-up', 5 * hour, 1],
    ]);
  });

  it('accounts for a stored due time that the schedule would not name now', () => {
    for (const change of [{}, { policy: 'all' }, { policy: 'skip' }] as const) {
      const groups = group(hourly, hour + 60_000, hour + 120_000, policy(change));
      expect(groups).toEqual([[change.policy === 'skip' ? 'missed' : 'catch-up', hour + 60_000, 1]]);
    }
  });

  it('answers quickly for ten years of seconds', () => {
    const everySecond: Schedule = {
      kind: 'crontab',
      expression: '* * * * * *',
      dialect: 'vixie',
      timeZone: 'Europe/Berlin',
    };
    const groups = group(everySecond, 1_000, 3_650 * day + 500, policy());
    expect(groups.reduce((sum, [, , count]) => sum + (count as number), 0)).toBe(3_650 * 86_400);
  });
});
