import { expect, it } from 'vitest';
import type { EntryView } from '../../../shared/api.ts';
import type { Schedule } from '../../../shared/model/schedule.ts';
import { timesOf } from '../../testing/scratch-store.ts';
import { upcoming } from './upcoming.ts';

function entry(
  taskName: string,
  nextRunAt: number | null,
  schedule: Partial<Schedule>,
  more: Partial<EntryView> = {},
): EntryView {
  const every = {
    kind: 'interval',
    every: 1,
    unit: 's',
    align: 'anchor',
    mode: 'calendar',
    anchorAt: 0,
    timeZone: 'UTC',
  };
  const id = '00000000-0000-7000-8000-000000000000';
  return {
    id,
    taskId: id,
    taskName,
    sentence: '',
    schedule: { ...every, ...schedule } as Schedule,
    enabled: true,
    catchUp: { policy: 'latest', windowMs: null, limit: 100, startWithinMs: 0 },
    overlap: 'skip',
    limits: { startAt: null, endAt: null, maxRuns: null },
    spreadMs: 0,
    exclusions: { dates: [], windows: [], calendars: [], action: 'skip' },
    runCount: 0,
    pausedAt: null,
    pausedUntil: null,
    createdAt: 0,
    updatedAt: 0,
    nextRunAt,
    lastScheduledFor: null,
    ...more,
  };
}

it('merges the due times of all entries', () => {
  const entries = [
    entry('often', 2_000, { every: 2 } as Partial<Schedule>),
    entry('rarely', 3_000, { every: 3 } as Partial<Schedule>),
    entry('after runs', 5_000, { align: 'lastEnd' } as Partial<Schedule>),
    entry('disabled', null, {}),
  ];
  const found = upcoming(entries, 1_000, 6, timesOf).map(({ at, entry: { taskName } }) => `${at} ${taskName}`);
  expect(found).toEqual(['2000 often', '3000 rarely', '4000 often', '5000 after runs', '6000 often', '6000 rarely']);
  expect(upcoming([], 0, 5, timesOf)).toEqual([]);
});

it('ends where the runs are used up or the time is over, and a pause holds back', () => {
  const entries = [
    entry('twice', 1_000, {}, { runCount: 1, limits: { startAt: null, endAt: null, maxRuns: 3 } }),
    entry('until', 1_500, { every: 500, unit: 'ms' } as Partial<Schedule>, {
      limits: { startAt: null, endAt: 2_000, maxRuns: null },
    }),
    entry('paused', 2_500, {}, { pausedAt: 0, pausedUntil: 2_500 }),
  ];
  const found = upcoming(entries, 0, 5, timesOf).map(({ at, entry: { taskName } }) => `${at} ${taskName}`);
  expect(found).toEqual(['1000 twice', '1500 until', '2000 twice', '2000 until', '3000 paused']);
});
