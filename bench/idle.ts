import { setTimeout as sleep } from 'node:timers/promises';
import { startBuiltHost, startIdleNode } from './measuring/built-host.ts';
import { canReadUsage, type Usage, usageOf } from './measuring/process-usage.ts';
import type { Measurement, Row } from './measuring/row.ts';
import { runAlone } from './measuring/run-rows.ts';
import { withFolder } from './measuring/scratch-folder.ts';
import { seed } from './measuring/seed.ts';

const entries = 10_000;
/** What a process does once after its start is not what it does all day. */
const settleMs = 10_000;

/** What the built headless host uses, its worker included, while nothing is due. */
export const idle: Row = {
  name: 'idle',
  file: import.meta.filename,
  parts: {},
  measure: (thoroughness) => {
    if (!canReadUsage) return Promise.resolve([]);
    const windowMs = { quick: 2_000, usual: 30_000, long: 60_000 }[thoroughness];
    return withFolder((folder) => measure(folder, windowMs, thoroughness === 'quick' ? 2 : 5));
  },
};

async function measure(folder: string, windowMs: number, windows: number): Promise<Measurement[]> {
  seed(folder, { entries });
  const standing = [await startBuiltHost(folder), await startIdleNode()];
  await sleep(Math.min(settleMs, 2 * windowMs));
  const usages: Usage[][] = [standing.map(({ pid }) => usageOf(pid))];
  for (let window = 0; window < windows; window++) {
    await sleep(windowMs);
    usages.push(standing.map(({ pid }) => usageOf(pid)));
  }
  await Promise.all(standing.map(({ stop }) => stop()));

  const perWindow = (process: number, key: keyof Usage, factor: number) =>
    usages.slice(1).map((usage, window) => {
      const used = (usage[process]?.[key] ?? Number.NaN) - (usages[window]?.[process]?.[key] ?? Number.NaN);
      return (used * factor) / windowMs;
    });
  const line = (what: string, unit: string, key: keyof Usage, factor: number, atMost: number): Measurement => ({
    what,
    unit,
    values: perWindow(0, key, factor),
    yardstick: { what: 'an idle Node process', values: perWindow(1, key, factor) },
    target: { atMost },
  });
  return [
    line('processor time, 10 000 entries', '%', 'cpuMs', 100, 0.05),
    line('wake-ups, 10 000 entries', '/s', 'wakeUps', 1_000, 0.2),
  ];
}

if (import.meta.main) await runAlone(idle);
