import Database from 'better-sqlite3';
import { startCore } from '../main/start-core.ts';
import { startBenchClock } from './measuring/bench-clock.ts';
import { benchHost } from './measuring/bench-host.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { entryId, noon, runId, seed } from './measuring/seed.ts';
import { inTurns } from './measuring/turns.ts';
import { workerDouble } from './measuring/worker-double.ts';

interface Input {
  entries: number;
}

/** How long it takes until every entry that was due at one instant has its run in the ledger. */
export const drain: Row = {
  name: 'drain',
  file: import.meta.filename,
  parts: {
    core: ({ entries }: Input) => withFolder((folder) => measureCore(folder, entries)),
    bare: ({ entries }: Input) => withFolder((folder) => measureBare(folder, entries)),
  },
  measure: async (thoroughness) => {
    const sizes = [
      { entries: 10_000, turns: 9, atMost: 150 },
      { entries: 100_000, turns: 5, atMost: 1_500 },
    ];
    const lines: Measurement[] = [];
    for (const { entries, turns, atMost } of thoroughness === 'quick' ? sizes.slice(0, 1) : sizes) {
      const { found, bare } = await inTurns(
        thoroughness === 'quick' ? 2 : turns,
        () => inOwnProcess<number>(drain.file, 'core', { entries }),
        () => inOwnProcess<number>(drain.file, 'bare', { entries }),
      );
      lines.push({
        what: `${entries.toLocaleString('en').replace(',', ' ')} entries due at one instant`,
        unit: 'ms',
        values: found,
        yardstick: { what: 'the same rows, bare inserts', values: bare },
        target: { atMost, ratioAtMost: 3 },
      });
    }
    return lines;
  },
};

/** From the due time until the beat goes to sleep again; the worker's double keeps the first runs, so nothing ends. */
async function measureCore(folder: string, entries: number): Promise<number> {
  const databaseFile = seed(folder, { entries, nextRunAt: () => noon });
  const clock = startBenchClock(noon - 1_000);
  const database = new Database(databaseFile, { readonly: true });
  const stillDue = database.prepare('SELECT 1 FROM entries WHERE next_run_at <= ? LIMIT 1').pluck();
  const core = startCore(benchHost(folder, { clock, forkWorker: () => workerDouble('hold', clock.now) }), 'beat');
  const doneAt = await new Promise<number>((resolve) => {
    clock.onSleep = (delayMs) => {
      const at = clock.exactNow();
      if (delayMs === 0 || at < noon || stillDue.get(noon) !== undefined) return;
      clock.onSleep = () => {};
      resolve(at);
    };
  });
  const count = database
    .prepare("SELECT count(*) FROM runs WHERE state IN ('queued', 'running') AND scheduled_for = ?")
    .pluck()
    .get(noon);
  database.close();
  if (count !== entries) throw new Error(`${count} runs instead of ${entries}`);
  await core.close('The measurement is over.');
  return doneAt - noon;
}

/** The rows that the core would write, all known beforehand, in one transaction. */
function measureBare(folder: string, entries: number): number {
  const database = new Database(seed(folder, { entries, nextRunAt: () => noon }));
  database.pragma('synchronous = NORMAL');
  const insert = database.prepare(`
    INSERT INTO runs (id, task_id, task_name, entry_id, clock_era, scheduled_for, first_scheduled_for, due_count, state,
      trigger, reason, queued_at, finished_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const rows = database
    .prepare<[], [string, string, string]>(
      'SELECT entries.id, task_id, name FROM entries JOIN tasks ON tasks.id = task_id',
    )
    .raw()
    .all()
    .map(([entry, task, name], index) => [
      ...[runId(index), task, name, entry],
      ...[0, noon, noon, 1, 'queued', 'schedule', null, noon, null],
    ]);
  const startedAt = performance.now();
  database.exec('BEGIN IMMEDIATE');
  for (const row of rows) insert.run(row);
  database.exec('COMMIT');
  const tookMs = performance.now() - startedAt;
  const count = database.prepare('SELECT count(*) FROM runs WHERE entry_id >= ?').pluck().get(entryId(0));
  if (count !== entries) throw new Error(`${count} runs instead of ${entries}`);
  database.close();
  return tookMs;
}

if (import.meta.main) await runAlone(drain);
