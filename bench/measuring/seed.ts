import Database from 'better-sqlite3';
import { openStore } from '../../main/store/store.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import type { TaskOptions } from '../../shared/model/task.ts';

/** What a data folder is filled with: `entries` tasks with one entry each. */
export interface Seed {
  readonly entries: number;
  readonly options?: TaskOptions;
  readonly schedule?: (index: number) => Schedule;
  /** By default a time that never comes. */
  readonly nextRunAt?: (index: number) => number;
  /** Runs that succeeded long ago, spread over all tasks. */
  readonly pastRuns?: number;
}

const longAgo = Date.UTC(2024, 0);
const never = Date.UTC(2200, 0);
const trueCommand: TaskOptions = { kind: 'command', program: '/bin/true', args: [] };

/** Creates the databases of a data folder and fills them on the driver itself; returns the database's file. */
export function seed(folder: string, { entries, pastRuns = 0, ...seed }: Seed): string {
  const { options = trueCommand, schedule = anySchedule, nextRunAt = () => never } = seed;
  const store = openStore(folder, () => null);
  store.close();
  const database = new Database(store.databaseFile);
  const insertTask = database.prepare(
    `INSERT INTO tasks VALUES (?, ?, '', '[]', ?, NULL, '{}', NULL, 5000, ${longAgo}, ${longAgo}, NULL)`,
  );
  const insertEntry = database.prepare(
    `INSERT INTO entries (id, task_id, schedule, enabled, catch_up, overlap, created_at, updated_at, next_run_at)
     VALUES (?, ?, ?, 1, '{"policy":"latest","windowMs":null,"limit":100,"startWithinMs":0}', 'skip', ${longAgo}, ${longAgo}, ?)`,
  );
  const insertRun = database.prepare(
    `INSERT INTO runs (id, task_id, task_name, entry_id, scheduled_for, first_scheduled_for, due_count, state, trigger,
       queued_at, started_at, finished_at, exit_code)
     VALUES (?, ?, ?, ?, ?4, ?4, 1, 'succeeded', 'schedule', ?4, ?4, ?4, 0)`.replaceAll('?4', '@at'),
  );
  database.transaction(() => {
    for (let index = 0; index < entries; index++) {
      insertTask.run(taskId(index), taskName(index), JSON.stringify(options));
      insertEntry.run(entryId(index), taskId(index), JSON.stringify(schedule(index)), nextRunAt(index));
    }
    for (let index = 0; index < pastRuns; index++) {
      const entry = index % entries;
      insertRun.run(runId(index), taskId(entry), taskName(entry), entryId(entry), { at: longAgo + index * 1_000 });
    }
  })();
  database.close();
  return store.databaseFile;
}

/** Puts one queued run of each entry from `from` on into the ledger, in one transaction. */
export function queueRuns(databaseFile: string, from: number, count: number): void {
  const database = new Database(databaseFile);
  const insert = database.prepare(
    `INSERT INTO runs (id, task_id, task_name, entry_id, scheduled_for, first_scheduled_for, due_count, state, trigger, queued_at)
     VALUES (?, ?, ?, ?, @at, @at, 1, 'queued', 'schedule', @at)`,
  );
  database.transaction(() => {
    for (let index = from; index < from + count; index++) {
      insert.run(runId(index), taskId(index), taskName(index), entryId(index), { at: longAgo });
    }
  })();
  database.close();
}

/** Noon of a day in UTC, in winter: one of the due times of `anySchedule`. */
export const noon = Date.UTC(2030, 0, 1, 12);

/** Half crontabs, of some 750 expressions in a zone that changes its clocks, half intervals; all are due at `noon`. */
function anySchedule(index: number): Schedule {
  const kind = Math.floor(index / 2);
  return index % 2 === 0
    ? {
        kind: 'crontab',
        expression: `0,${1 + (kind % 59)} ${Math.floor(kind / 59) % 13},13 * * *`,
        dialect: 'vixie',
        timeZone: 'Europe/Berlin',
      }
    : { kind: 'interval', every: 1, unit: 'h', align: 'anchor', mode: 'elapsed', anchorAt: 0, timeZone: 'UTC' };
}

/** Identifiers that sort like the ones that are made one after another. */
export function entryId(index: number): string {
  return idOf(2, index);
}

function taskId(index: number): string {
  return idOf(1, index);
}

/** The identifier of the seeded run with this number. */
export function runId(index: number): string {
  return idOf(3, index);
}

function taskName(index: number): string {
  return `Task number ${index}`;
}

function idOf(kind: number, index: number): string {
  return `018f0000-000${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
