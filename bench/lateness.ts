import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { startCore } from '../main/start-core.ts';
import { startBenchClock } from './measuring/bench-clock.ts';
import { benchHost } from './measuring/bench-host.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { seed } from './measuring/seed.ts';
import { quantile } from './measuring/summary.ts';
import { inTurns } from './measuring/turns.ts';
import { workerDouble } from './measuring/worker-double.ts';

const entries = 10_000;
const perSecond = 100;
/** Due times before this are not counted: code that has just been started is not what runs all day. */
const warmUpMs = 2_000;
const firstDueAt = Date.UTC(2030, 0, 1);

interface Input {
  /** How many are due together: 1 spreads them evenly, 100 has them all on the second. */
  together: number;
  seconds: number;
}

interface Lateness {
  p50: number;
  p99: number;
  max: number;
}

/** How late runs are handed to the worker: the real core with a worker's double, so that the beat is what is measured. */
export const lateness: Row = {
  name: 'lateness',
  file: import.meta.filename,
  parts: {
    core: ({ together, seconds }: Input) => withFolder((folder) => measureCore(folder, together, seconds)),
    timer: ({ together, seconds }: Input) => measureTimer(together, seconds),
  },
  measure: async (thoroughness) => {
    const seconds = { quick: 1, usual: 12, long: 60 }[thoroughness];
    const turns = thoroughness === 'quick' ? 2 : 5;
    const lines: Measurement[] = [];
    for (const together of [1, perSecond]) {
      const input = { together, seconds };
      const { found, bare } = await inTurns(
        turns,
        () => inOwnProcess<Lateness>(lateness.file, 'core', input),
        () => inOwnProcess<Lateness>(lateness.file, 'timer', input),
      );
      for (const key of ['p50', 'p99', 'max'] as const) {
        lines.push({
          what: `${key}, ${together === 1 ? 'one every 10 ms' : '100 on each second'}`,
          unit: 'ms',
          values: found.map((lateness) => lateness[key]),
          yardstick: { what: 'setTimeout', values: bare.map((lateness) => lateness[key]) },
          target: key === 'p99' && together === 1 ? { excessAtMost: 3 } : null,
        });
      }
    }
    return lines;
  },
};

async function measureCore(folder: string, together: number, seconds: number): Promise<Lateness> {
  const everyMs = (entries / perSecond) * 1_000;
  const gapMs = (together / perSecond) * 1_000;
  const dueAt = (index: number) => firstDueAt + Math.floor(index / together) * gapMs;
  const databaseFile = seed(folder, {
    entries,
    nextRunAt: dueAt,
    schedule: (index) => ({
      kind: 'interval',
      every: everyMs,
      unit: 'ms',
      align: 'anchor',
      mode: 'elapsed',
      anchorAt: dueAt(index),
      timeZone: 'UTC',
    }),
  });
  const clock = startBenchClock(firstDueAt - 500);
  const handedAt = new Map<string, number>();
  const core = startCore(
    benchHost(folder, {
      clock,
      forkWorker: () =>
        workerDouble('finish', clock.now, (orders) => {
          const now = clock.exactNow();
          for (const { runId } of orders) handedAt.set(runId, now);
        }),
    }),
    'beat',
  );
  const countedFrom = firstDueAt + warmUpMs;
  const until = countedFrom + seconds * 1_000;
  await sleep(until - clock.now() + 200);
  await core.close('The measurement is over.');

  const database = new Database(databaseFile, { readonly: true });
  const runs = database
    .prepare<[number, number], { id: string; due: number }>(
      'SELECT id, scheduled_for AS due FROM runs WHERE scheduled_for >= ? AND scheduled_for < ?',
    )
    .all(countedFrom, until);
  database.close();
  if (runs.length !== seconds * perSecond) throw new Error(`${runs.length} runs instead of ${seconds * perSecond}`);
  return latenessOf(runs.map(({ id, due }) => (handedAt.get(id) ?? Number.NaN) - due));
}

/** Timers for the same moments, each set when the one before has fired. */
async function measureTimer(together: number, seconds: number): Promise<Lateness> {
  const gapMs = (together / perSecond) * 1_000;
  const clock = startBenchClock(firstDueAt - 500);
  const until = firstDueAt + warmUpMs + seconds * 1_000;
  const late: number[] = [];
  for (let due = firstDueAt; due < until; due += gapMs) {
    while (clock.now() < due) await new Promise((fired) => setTimeout(fired, due - clock.now()));
    if (due >= firstDueAt + warmUpMs) late.push(clock.exactNow() - due);
  }
  return latenessOf(late);
}

function latenessOf(late: readonly number[]): Lateness {
  return { p50: quantile(late, 0.5), p99: quantile(late, 0.99), max: quantile(late, 1) };
}

if (import.meta.main) await runAlone(lateness);
