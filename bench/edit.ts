import { startCore } from '../main/start-core.ts';
import { EntryInput } from '../shared/model/entry.ts';
import { startBenchClock } from './measuring/bench-clock.ts';
import { benchHost } from './measuring/bench-host.ts';
import { inOwnProcess } from './measuring/own-process.ts';
import type { Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { entryId, noon, seed } from './measuring/seed.ts';
import { quantile } from './measuring/summary.ts';
import { workerDouble } from './measuring/worker-double.ts';

const entries = 100_000;
const edits = 200;

/** How long it takes from the change of one entry until the beat sleeps for its new due time. */
export const edit: Row = {
  name: 'edit',
  file: import.meta.filename,
  parts: { core: () => withFolder(measureCore) },
  measure: async (thoroughness) => {
    const values: number[] = [];
    for (let turn = 0; turn < (thoroughness === 'quick' ? 1 : 5); turn++) {
      values.push(await inOwnProcess<number>(edit.file, 'core', {}));
    }
    return [{ what: 'one of 100 000 entries', unit: 'ms', values, yardstick: null, target: { atMost: 5 } }];
  },
};

async function measureCore(folder: string): Promise<number> {
  seed(folder, { entries });
  const clock = startBenchClock(noon);
  const core = startCore(benchHost(folder, { clock, forkWorker: () => workerDouble('hold', clock.now) }), 'beat');
  let sleptAt = Number.NaN;
  clock.onSleep = () => {
    sleptAt = performance.now();
  };
  const took: number[] = [];
  for (let index = 0; index < edits; index++) {
    const startedAt = performance.now();
    core.registry.updateEntry(entryId(index * 400), everyMinutes(20 + (index % 30)));
    took.push(sleptAt - startedAt);
  }
  await core.close('The measurement is over.');
  return quantile(took, 0.5);
}

function everyMinutes(every: number): EntryInput {
  return EntryInput.parse({
    schedule: { kind: 'interval', every, unit: 'min', mode: 'elapsed', timeZone: 'Europe/Berlin' },
  });
}

if (import.meta.main) await runAlone(edit);
