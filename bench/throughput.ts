import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { WorkerProcess } from '../main/host.ts';
import { startCore } from '../main/start-core.ts';
import { forkNodeWorker } from '../main/system/fork-node-worker.ts';
import { findProgramFolder } from '../main/system/program-folder.ts';
import type { FromWorker } from '../shared/worker-api.ts';
import { benchHost } from './measuring/bench-host.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { queueRuns, seed } from './measuring/seed.ts';
import { inTurns } from './measuring/turns.ts';

/** The same number that the settings have by default. */
const atOnce = 8;
const warmUp = 200;
const bareSpawn = join(import.meta.dirname, 'measuring/bare-spawn.js');

interface Input {
  program: string;
  args: string[];
  count: number;
}

/** Runs per second from queued to their final state in the ledger, through the built worker process. */
export const throughput: Row = {
  name: 'throughput',
  file: import.meta.filename,
  parts: { core: (input: Input) => withFolder((folder) => measureCore(folder, input)) },
  measure: async (thoroughness) => {
    const count = thoroughness === 'quick' ? 300 : 3_000;
    const kinds = [
      { what: 'runs of /bin/true', program: '/bin/true', args: [], ratioAtLeast: 0.9 },
      { what: 'runs with 1 kB of output', program: '/bin/echo', args: ['x'.repeat(999)], ratioAtLeast: 0.85 },
    ];
    const lines: Measurement[] = [];
    for (const { what, ratioAtLeast, ...command } of kinds) {
      const { found, bare } = await inTurns(
        thoroughness === 'quick' ? 2 : 5,
        () => inOwnProcess<number>(throughput.file, 'core', { ...command, count }),
        () => inOwnProcess<number>(bareSpawn, 'bare', { ...command, count, warmUp, atOnce }),
      );
      lines.push({
        what,
        unit: '/s',
        values: found,
        yardstick: { what: 'child_process.spawn with pipes', values: bare },
        target: { ratioAtLeast },
      });
    }
    return lines;
  },
};

async function measureCore(folder: string, { program, args, count }: Input): Promise<number> {
  const databaseFile = seed(folder, { entries: warmUp + count, options: { kind: 'command', program, args } });
  const ends = countEnds();
  const host = benchHost(folder, { forkWorker: () => ends.watch(forkBuiltWorker()) });
  const core = startCore(host, 'beat');
  queueRuns(databaseFile, 0, warmUp);
  core.dispatcher.wake();
  await ends.reach(warmUp);

  queueRuns(databaseFile, warmUp, count);
  const startedAt = performance.now();
  core.dispatcher.wake();
  await ends.reach(warmUp + count);
  const tookMs = performance.now() - startedAt;

  await core.close('The measurement is over.');
  checkRuns(databaseFile, warmUp + count);
  return (count * 1_000) / tookMs;

  function forkBuiltWorker() {
    return forkNodeWorker(join(findProgramFolder(), 'worker.js'), host);
  }
}

/** Counts the ends that are in the ledger: they are when the core has been called with them. */
function countEnds() {
  const ended = new Set<string>();
  let wanted = Number.POSITIVE_INFINITY;
  let onReached = () => {};
  return {
    watch: (worker: WorkerProcess): WorkerProcess => ({
      ...worker,
      onMessage: (listener) =>
        worker.onMessage((message) => {
          listener(message);
          const report = message as FromWorker;
          if (report.type === 'report') for (const { runId } of report.finished) ended.add(runId);
          if (ended.size >= wanted) onReached();
        }),
    }),
    reach: (count: number) =>
      new Promise<void>((resolve) => {
        wanted = count;
        onReached = resolve;
      }),
  };
}

function checkRuns(databaseFile: string, count: number): void {
  const database = new Database(databaseFile, { readonly: true });
  const ends = database.prepare<[], { state: string; reason: string | null; runs: number }>(
    'SELECT state, reason, count(*) AS runs FROM runs GROUP BY state, reason',
  );
  const found = ends.all();
  database.close();
  if (found[0]?.state === 'succeeded' && found[0].runs === count) return;
  throw new Error(`Not all of ${count} runs succeeded: ${JSON.stringify(found)}`);
}

if (import.meta.main) await runAlone(throughput);
