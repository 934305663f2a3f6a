import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { explain } from '../ledger/explain.ts';
import { timesOf } from '../testing/scratch-store.ts';
import { initial } from './migrations/0001-initial.ts';
import { openDatabase } from './open-database.ts';
import { openStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const createdAt = Date.UTC(2026, 9, 1, 12);
const [task, gone, nightly, rhythm, disabled, orphan] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const three = (day: number) => Date.UTC(2026, 9, day, 3);
const run = (number: number) => id(100 + number);

/** Writes the data folder of the first release, with everything that it could hold. */
function writeFirstRelease(): void {
  const database = openDatabase(join(folder, 'downbeat.db'), [initial]);
  const taskRow = database.prepare(`INSERT INTO tasks VALUES
    (:id, :name, 'notes', '["disk"]', '{"kind":"command","program":"true","args":["-x"]}', NULL, '{"A":"1"}',
     60000, 5000, :at, :at, :removedAt)`);
  taskRow.run({ id: task, name: 'backup', at: createdAt, removedAt: null });
  taskRow.run({ id: gone, name: 'gone', at: createdAt, removedAt: createdAt + 1 });
  const entryRow = database.prepare(`INSERT INTO entries VALUES
    (:id, :task, :schedule, :enabled, '{"policy":"all","windowMs":3600000,"limit":7}', 'queue', :at, :at, :next, :last, 2)`);
  const entry = (entryId: string, of: string, schedule: object, next: number | null, last: number | null) =>
    entryRow.run({
      id: entryId,
      task: of,
      schedule: JSON.stringify(schedule),
      enabled: entryId === disabled ? 0 : 1,
      at: createdAt,
      next,
      last,
    });
  const daily = { kind: 'crontab', expression: '0 3 * * *', dialect: 'vixie', timeZone: 'UTC' };
  entry(nightly, task, daily, three(5), three(4));
  const every = { kind: 'interval', every: 2, unit: 'day', align: 'lastEnd', mode: 'calendar', timeZone: 'UTC' };
  entry(rhythm, task, every, null, null);
  entry(disabled, task, { ...daily, expression: '@daily', dialect: 'celery' }, null, null);
  entry(orphan, gone, daily, null, null);
  const runRow = database.prepare(`INSERT INTO runs VALUES
    (:id, :task, 'backup', :entry, 2, :due, :due, :count, :state, 'schedule', :reason, :due, :due, :due, 0, NULL, 7, 3)`);
  const runOf = (number: number, state: string, reason: string | null) =>
    runRow.run({ id: run(number), task, entry: nightly, due: three(number), count: 1, state, reason });
  runOf(2, 'succeeded', null);
  runOf(3, 'skipped', 'The previous run is still running.');
  runOf(4, 'queued', null);
  database.prepare('INSERT INTO settings VALUES (1, ?)').run('{"paused":true,"maxActiveRuns":3}');
  database.close();
}

it('a data folder of the first release keeps everything', () => {
  writeFirstRelease();
  const store = openStore(folder, () => null);
  try {
    expect(store.settings.read()).toMatchObject({ paused: true, pausedUntil: null, maxActiveRuns: 3 });
    expect(store.registry.counts()).toEqual({ taskCount: 1, entryCount: 3 });
    expect(store.registry.findTask('backup')).toMatchObject({ tags: ['disk'], environment: { A: '1' } });
    const entries = new Map(store.registry.listEntries(null).map((entry) => [entry.id, entry]));
    expect(entries.get(nightly)).toMatchObject({
      schedule: { kind: 'crontab', expression: '0 3 * * *' },
      enabled: true,
      overlap: 'queue',
      catchUp: { policy: 'all', windowMs: 3_600_000, limit: 7, startWithinMs: 0 },
      limits: { startAt: null, endAt: null, maxRuns: null },
      spreadMs: 0,
      exclusions: { dates: [], windows: [], calendars: [], action: 'skip' },
      nextRunAt: three(5),
      lastScheduledFor: three(4),
      pausedAt: null,
      pausedUntil: null,
      createdAt,
    });
    expect(entries.get(disabled)).toMatchObject({ enabled: false, nextRunAt: null });
    expect(store.runs.page({}, null, 10).map((each) => [each.id, each.state, each.readyAt, each.parameters])).toEqual([
      [run(4), 'queued', null, null],
      [run(3), 'skipped', null, null],
      [run(2), 'succeeded', null, null],
    ]);
    expect(store.beat.dueEntries(three(5), 10).map((due) => due.id)).toEqual([nightly]);
    for (const entryId of [nightly, rhythm, disabled, orphan]) {
      expect(store.history.versions(entryId, Date.UTC(2027, 0))).toHaveLength(1);
    }

    const why = (at: number | null) =>
      explain(nightly, at, {
        now: three(4) + 60_000,
        hostZone: 'UTC',
        startedAt: three(4),
        history: store.history,
        timesOf,
        current: store.registry.findEntry(nightly),
        queue: { maxActiveRuns: 3, activeCount: 0, isWorking: true },
        paused: null,
      });
    expect(why(three(3))).toMatchObject({ at: three(3), run: { id: run(3) }, before: three(2), after: three(4) });
    expect(why(three(2)).answer).toMatch(/succeeded/);
    expect(why(null).run?.id).toBe(run(4));
    expect(why(Date.UTC(2026, 8, 30, 3)).answer).toMatch(/^There was no such schedule at 03:00/);
  } finally {
    store.close();
  }
});

it('a migration that was stopped halfway is done again as a whole', () => {
  writeFirstRelease();
  const blocked = new Database(join(folder, 'downbeat.db'));
  blocked.exec('CREATE TABLE entry_versions (other TEXT)');
  blocked.close();
  expect(() => openStore(folder, () => null)).toThrow();
  const freed = new Database(join(folder, 'downbeat.db'));
  expect(freed.pragma('user_version', { simple: true })).toBe(1);
  expect(freed.prepare("SELECT catch_up ->> '$.startWithinMs' FROM entries").pluck().get()).toBeNull();
  freed.exec('DROP TABLE entry_versions');
  freed.close();
  const store = openStore(folder, () => null);
  expect(store.registry.counts().entryCount).toBe(3);
  store.close();
});
