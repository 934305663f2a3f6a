import { expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { readWalls, walkWallClock } from '../../shared/schedule/testing/walk-wall-clock.ts';
import { openSimulatedCore } from '../testing/simulated-core.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2025, 0, 1);
const end = Date.UTC(2026, 0, 1);
const entryCount = 1_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'] as const;

/** Numbers that look random and are the same in every run (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

it('is due in a year of 1 000 entries exactly when a naive cron daemon would be, the computer asleep at night', () => {
  const number = numbersFrom(20_250_101);
  const core = openSimulatedCore(start, {
    skipsIdleWakeUps: true,
    // Every run ends at once, so that none is in the way of the next.
    record: (plans) =>
      plans.map((plan) => ({ ...plan, runs: plan.runs.map((run) => ({ ...run, state: 'succeeded', finishedAt: 0 })) })),
  });
  const walls = new Map(zones.map((zone) => [zone, readWalls(zone, start, end)]));
  const entries = Array.from({ length: entryCount }, (_, index) => {
    const timeZone = zones[index % zones.length] ?? 'UTC';
    const catchUp = { policy: 'all', windowMs: 2 * day, limit: 1_000 };
    if (index % 5 === 0) {
      const every = 7 + number(60);
      const anchorAt = start + number(day);
      const schedule = { kind: 'interval', every, unit: 'h', mode: 'elapsed', anchorAt, timeZone };
      const due: number[] = [];
      for (let at = anchorAt; at <= end; at += every * hour) due.push(at);
      return { input: EntryInput.parse({ schedule, catchUp }), due };
    }
    const at = { minute: number(60), hour: number(24), weekday: number(7), day: 1 + number(31) };
    const kind = index % 4;
    const expression = [
      `${at.minute} ${at.hour} * * *`,
      `${at.minute} ${at.hour} * * ${at.weekday}`,
      `${at.minute} ${at.hour} ${at.day} * *`,
      `${at.minute} */12 * * ${at.weekday}`,
    ][kind];
    const matches = (wall: number): boolean => {
      if ((wall / minute) % 60 !== at.minute) return false;
      const date = new Date(wall);
      if (kind === 3 ? date.getUTCHours() % 12 !== 0 : date.getUTCHours() !== at.hour) return false;
      return kind === 0 || (kind === 2 ? date.getUTCDate() === at.day : date.getUTCDay() === at.weekday);
    };
    const due = walkWallClock(walls.get(timeZone) ?? [], start, matches, kind === 3);
    return { input: EntryInput.parse({ schedule: { kind: 'crontab', expression, timeZone }, catchUp }), due };
  });
  const ids = entries.map(({ input }) => core.addEntry(input).id);
  for (let night = 0; night < 365; night++) {
    core.clock.advance(15 * hour);
    core.clock.sleep(9 * hour);
    core.beat().wake();
  }
  const total = entries.reduce((sum, { due }) => sum + due.length, 0);
  expect(total).toBeGreaterThan(100_000);
  entries.forEach(({ due, input }, index) => {
    const told = core.runsOf(ids[index] ?? '').map(({ scheduledFor }) => scheduledFor);
    expect(told, JSON.stringify(input.schedule)).toEqual(due);
  });
  core.dispose();
}, 120_000);
