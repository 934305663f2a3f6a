import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startCore } from '../main/start-core.ts';
import { startBenchClock } from './measuring/bench-clock.ts';
import { benchHost } from './measuring/bench-host.ts';
import { startBuiltHost, startIdleNode } from './measuring/built-host.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { seed } from './measuring/seed.ts';
import { inTurns } from './measuring/turns.ts';
import { workerDouble } from './measuring/worker-double.ts';

interface Input {
  folder: string;
}

/** How long the core takes from opening its data folder to the end of the first tick; modules are loaded already. */
export const start: Row = {
  name: 'start',
  file: import.meta.filename,
  parts: { core: measureCore, bare: measureBare },
  measure: async (thoroughness) => {
    const isQuick = thoroughness === 'quick';
    const sizes = [
      {
        entries: 10_000,
        pastRuns: isQuick ? 10_000 : 1_000_000,
        atMost: 150,
        what: '10 000 entries, 1 000 000 past runs',
      },
      { entries: 100_000, pastRuns: 0, atMost: 800, what: '100 000 entries' },
    ];
    const lines: Measurement[] = [];
    for (const { what, atMost, ...amounts } of sizes) {
      lines.push(
        ...(await withFolder(async (folder) => {
          seed(folder, amounts);
          return await measureFolder(folder, isQuick ? 2 : 5, what, atMost);
        })),
      );
    }
    return lines;
  },
};

async function measureFolder(folder: string, turns: number, what: string, atMost: number): Promise<Measurement[]> {
  const core = await inTurns(
    turns,
    () => inOwnProcess<number>(start.file, 'core', { folder }),
    () => inOwnProcess<number>(start.file, 'bare', { folder }),
  );
  const host = await inTurns(
    turns,
    () => readyAfterMs(() => startBuiltHost(folder)),
    () => readyAfterMs(startIdleNode),
  );
  return [
    {
      what: `${what}: to the first tick`,
      unit: 'ms',
      values: core.found,
      yardstick: { what: 'open the file, read when entries are due', values: core.bare },
      target: { atMost },
    },
    {
      what: `${what}: headless host, from nothing to ready`,
      unit: 'ms',
      values: host.found,
      yardstick: { what: 'start of a Node process', values: host.bare },
      target: null,
    },
  ];
}

async function measureCore({ folder }: Input): Promise<number> {
  const clock = startBenchClock(Date.now());
  const startedAt = performance.now();
  let tookMs = Number.NaN;
  clock.onSleep = () => {
    tookMs = performance.now() - startedAt;
  };
  // The beat starts last and ends its tick by going to sleep.
  const core = startCore(benchHost(folder, { clock, forkWorker: () => workerDouble('hold', clock.now) }), 'beat');
  const took = tookMs;
  await core.close('The measurement is over.');
  return took;
}

function measureBare({ folder }: Input): number {
  const startedAt = performance.now();
  const database = new Database(join(folder, 'downbeat.db'));
  database.prepare('SELECT id, next_run_at, last_scheduled_for FROM entries').all();
  const tookMs = performance.now() - startedAt;
  database.close();
  return tookMs;
}

async function readyAfterMs(begin: typeof startIdleNode): Promise<number> {
  const process = await begin();
  await process.stop();
  return process.readyAfterMs;
}

if (import.meta.main) await runAlone(start);
