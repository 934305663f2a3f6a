import { setTimeout as sleep } from 'node:timers/promises';
import { connectLocalSocket, localSocketPath } from '../main/api/local-socket.ts';
import type { Confirmed } from './audit/audit.ts';
import { type Changes, makeChanges, startCommand } from './changes.ts';
import { type HostProcess, killNow, type Place, startHost, workersOf } from './host-process.ts';
import { type KillPlan, momentComes, planKill } from './kill-plan.ts';
import { createRandom, type Random } from './random.ts';
import { comeToRest } from './settle.ts';
import { createWorkload, type Workload } from './workload.ts';

/** What was done to a data folder. */
export interface CrashRun {
  readonly confirmed: Confirmed;
  /** How many kills of each kind there were. */
  readonly kills: ReadonlyMap<string, number>;
  readonly asked: number;
  /** How long it took from a standby's chance to its beat. */
  readonly takeoverMs: readonly number[];
}

export interface CrashOptions {
  readonly place: Place;
  readonly linesFile: string;
  /** Repeats the plan: what is there, who is killed when, what is changed. */
  readonly seed: number;
  readonly kills: number;
  readonly say: (text: string) => void;
}

const leadLimitMs = 30_000;

/**
 * Fills a data folder, kills its hosts and workers at random moments, and lets the last host come to rest and stop. Throws
 * where a host ends by itself, does not get the beat or does not come to rest, and leaves none running.
 */
export async function runCrashes(options: CrashOptions): Promise<CrashRun> {
  const started = new Set<HostProcess>();
  try {
    return await crashOn(options, started);
  } finally {
    for (const host of started) if (host.isAlive) host.kill('SIGKILL');
  }
}

async function crashOn(
  { place, linesFile, seed, kills, say }: CrashOptions,
  started: Set<HostProcess>,
): Promise<CrashRun> {
  // Changes are made at their own pace: they must not draw from what decides about kills.
  const random = createRandom(seed);
  const changes: Changes = { versions: [], runIds: [], commands: new Set(), asked: 0 };
  const done = new Map<string, number>();
  const takeoverMs: number[] = [];
  let host: HostProcess | null = null;
  let isOver = false;

  const start = () => {
    const host = startHost(place);
    started.add(host);
    return host;
  };

  async function strike(plan: KillPlan): Promise<void> {
    const isNew = host === null;
    const current = host ?? start();
    host = current;
    const withStandby = plan.victims === 'first of two' || plan.victims === 'both of two';
    if (plan.moment !== 'while it starts') await current.ready;
    // A worker can be killed once there is one; a standby stands by once there is a first.
    if (!isNew || withStandby || plan.victims === 'worker') await leads(current);
    const standby = withStandby ? start() : null;
    await standby?.ready;
    await momentComes(plan.moment, random, place.dataFolder, linesFile);
    if (!current.isAlive) throw new Error('The host ended by itself.');

    const workers = plan.victims === 'host' || withStandby ? [] : workersOf(current.pid);
    if (plan.victims !== 'worker') {
      current.kill('SIGKILL');
      host = standby;
    }
    for (const pid of workers) killNow(pid);
    if (plan.victims === 'both of two') {
      await sleep(random.int(0, 400));
      standby?.kill('SIGKILL');
      await standby?.gone;
      host = null;
    }
    if (plan.victims !== 'worker') await current.gone;
    if (plan.victims === 'first of two' && standby) {
      const killedAt = performance.now();
      await leads(standby);
      takeoverMs.push(performance.now() - killedAt);
    }
    if (host === null && random.chance(0.1))
      startCommand(place, changes, ['run', 'quick'], random.chance(0.5) ? random.int(50, 900) : undefined);
    await sleep(plan.pauseMs);
  }

  const first = start();
  host = first;
  await first.ready;
  await leads(first);
  const workload = await fill(place, createRandom(seed + 1), linesFile);
  const changing = makeChanges(place, workload, createRandom(seed + 2), changes, () => isOver);
  for (let count = 1; count <= kills; count++) {
    const plan = planKill(random, host !== null);
    await strike(plan);
    const name = `${plan.victims}, ${plan.moment}`;
    done.set(name, (done.get(name) ?? 0) + 1);
    if (count % 20 === 0 || count === kills) say(`${count} of ${kills} kills`);
  }
  isOver = true;
  await changing;
  await Promise.all(changes.commands);
  const last: HostProcess = host ?? start();
  await last.ready;
  await leads(last);
  await comeToRest(place.dataFolder);
  last.kill('SIGTERM');
  const code = await last.gone;
  if (code !== 0) throw new Error(`The last host was asked to stop and ended with ${code}.`);
  const { versions, runIds, asked } = changes;
  return { confirmed: { versions, runIds, hostStarts: started.size }, kills: done, asked, takeoverMs };
}

/** Waits until a host has the beat: another one, or a command, may hold the data folder for a moment. */
async function leads(host: HostProcess): Promise<void> {
  const giveUpAt = performance.now() + leadLimitMs;
  for (;;) {
    const status = await host.status();
    if (status?.pid === host.pid) return;
    if (!host.isAlive) throw new Error('The host ended by itself.');
    if (performance.now() > giveUpAt)
      throw new Error(`Host ${host.pid} did not get the beat: ${JSON.stringify(status)}`);
    await sleep(20);
  }
}

async function fill(place: Place, random: Random, linesFile: string): Promise<Workload> {
  const connection = await connectLocalSocket(localSocketPath(place.dataFolder));
  if (connection === null) throw new Error('The host does not answer on its local socket.');
  await connection.api.settings.update({ maxActiveRuns: 32 });
  const workload = await createWorkload(connection.api, random, linesFile);
  connection.close();
  return workload;
}
