import { setTimeout as sleep } from 'node:timers/promises';
import { type Standing, startBuiltHost, startIdleNode } from './measuring/built-host.ts';
import { canReadUsage, residentMb } from './measuring/process-usage.ts';
import type { Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { seed } from './measuring/seed.ts';

const many = 100_000;
const settleMs = 3_000;

/** The resident memory of the built headless host, and what entries add to it. */
export const memory: Row = {
  name: 'memory',
  file: import.meta.filename,
  parts: {},
  measure: async (thoroughness) => {
    if (!canReadUsage) return [];
    const turns = thoroughness === 'quick' ? 1 : 5;
    const empty: number[] = [];
    const full: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      empty.push(await residentOfHost(0));
      full.push(await residentOfHost(many));
      bare.push(await residentOf(await startIdleNode()));
    }
    return [
      {
        what: 'host with nothing in it',
        unit: 'MB',
        values: empty,
        yardstick: { what: 'an idle Node process', values: bare },
        target: { atMost: 70 },
      },
      {
        what: 'each 10 000 of 100 000 entries',
        unit: 'MB',
        values: full.map((size, turn) => ((size - (empty[turn] ?? 0)) * 10_000) / many),
        yardstick: null,
        target: { atMost: 6 },
      },
    ];
  },
};

function residentOfHost(entries: number): Promise<number> {
  return withFolder(async (folder) => {
    if (entries > 0) seed(folder, { entries });
    return await residentOf(await startBuiltHost(folder));
  });
}

async function residentOf(process: Standing): Promise<number> {
  await sleep(settleMs);
  const size = residentMb(process.pid);
  await process.stop();
  return size;
}

if (import.meta.main) await runAlone(memory);
