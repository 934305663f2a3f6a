import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

/** Who is killed; of two hosts one has the beat and the other stands by. */
type Victims = 'host' | 'worker' | 'host and worker' | 'first of two' | 'both of two';

const moments = [
  'while it starts',
  'once it is ready',
  'at any time',
  'as the ledger is written',
  'as a worker stores',
  'as a run begins or ends',
] as const;
/** When. */
type Moment = (typeof moments)[number];

/** One kill, and how long nothing runs after it. */
export interface KillPlan {
  readonly victims: Victims;
  readonly moment: Moment;
  readonly pauseMs: number;
}

const longestWaitMs = 3_000;

/** Draws a kill; only a host that was not started yet can be killed while it starts. */
export function planKill(random: Random, isStarted: boolean): KillPlan {
  const weighted: Victims[] = [
    'host',
    'host',
    'host',
    'host',
    'worker',
    'worker',
    'host and worker',
    'host and worker',
    'first of two',
    'both of two',
  ];
  const who = random.pick(weighted);
  const mayStart = !isStarted && (who === 'host' || who === 'host and worker');
  return {
    victims: who,
    moment: random.pick(mayStart ? moments : moments.slice(1)),
    pauseMs: random.chance(0.65) ? 0 : random.chance(0.7) ? random.int(1, 600) : random.int(600, 4_000),
  };
}

/** Waits for a moment; those that hang on a file come with its next change. */
export async function momentComes(moment: Moment, random: Random, folder: string, linesFile: string): Promise<void> {
  switch (moment) {
    case 'while it starts':
      return await sleep(random.int(0, 450));
    case 'once it is ready':
      return;
    case 'at any time':
      return await sleep(random.int(0, 1_500));
    default:
      await sleep(random.int(0, 800));
  }
  const files = {
    'as the ledger is written': join(folder, 'downbeat.db-wal'),
    'as a worker stores': join(folder, 'logs.db-wal'),
    'as a run begins or ends': linesFile,
  };
  await changeOf(files[moment]);
}

async function changeOf(file: string): Promise<void> {
  let watcher: FSWatcher | undefined;
  const nothing = new AbortController();
  try {
    const changed = new Promise<void>((resolve) => {
      watcher = watch(file, () => resolve());
      watcher.on('error', () => resolve());
    });
    await Promise.race([changed, sleep(longestWaitMs, undefined, { signal: nothing.signal }).catch(() => {})]);
  } catch {
    // The file is not there yet: this moment is as good as any.
  } finally {
    watcher?.close();
    nothing.abort();
  }
}
