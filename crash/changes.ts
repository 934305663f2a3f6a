import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, connectLocalSocket, localSocketPath } from '../main/api/local-socket.ts';
import { EntryInput } from '../shared/model/entry.ts';
import type { Place } from './host-process.ts';
import type { Random } from './random.ts';
import { anyPolicies, anySchedule, type Workload } from './workload.ts';

/** What hosts confirmed, and commands that still run; filled while changes are made. */
export interface Changes {
  readonly versions: { entryId: string; at: number }[];
  readonly runIds: string[];
  readonly commands: Set<Promise<unknown>>;
  asked: number;
}

/** People, programs and the command line, who change things at random for as long as `isOver` says no. */
export async function makeChanges(
  place: Place,
  workload: Workload,
  random: Random,
  changes: Changes,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const connection = await connectLocalSocket(localSocketPath(place.dataFolder));
    if (connection === null) {
      await sleep(50);
      continue;
    }
    let isClosed = false;
    void connection.closed.then(() => {
      isClosed = true;
    });
    while (!isOver() && !isClosed) {
      changes.asked++;
      const asked = change(connection.api, place, workload, random, changes);
      // A host that was killed answers nothing; one that refuses (a task was removed) has changed nothing.
      await Promise.race([asked.catch(() => {}), connection.closed]);
      await sleep(random.int(10, 150));
    }
    connection.close();
  }
}

async function change(
  api: ApiClient,
  place: Place,
  workload: Workload,
  random: Random,
  changes: Changes,
): Promise<void> {
  const { editable, pausable, taskNames, taskOfSpares } = workload;
  const now = Date.now();
  const edit = async (alter: (entry: EntryInput) => Partial<EntryInput>) => {
    const { id, taskName } = random.pick(editable);
    const found = (await api.entry.list({ task: taskName })).find((entry) => entry.id === id);
    if (found === undefined) return;
    const { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions } = found;
    const input = { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions };
    const { updatedAt } = await api.entry.update({ id, entry: { ...input, ...alter(input) } });
    changes.versions.push({ entryId: id, at: updatedAt });
  };
  const until = () => (random.chance(0.7) ? now + random.int(100, 4_000) : null);

  await random.pick<() => unknown>([
    () => edit(() => ({ schedule: anySchedule(random, now), ...anyPolicies(random) })),
    () => edit(() => ({ schedule: anySchedule(random, now) })),
    () => edit(() => anyPolicies(random)),
    () => edit(({ enabled }) => ({ enabled: !enabled || random.chance(0.3) })),
    () => edit(() => ({ enabled: true })),
    () => api.entry.pause({ entries: { ids: [random.pick(pausable)] }, until: until() }),
    () => api.entry.resume({ entries: { ids: Array.from({ length: 8 }, () => random.pick(pausable)) } }),
    () => api.entry.resume({ entries: { task: random.pick(taskNames) } }),
    async () => {
      const { id } = await api.task.run({ task: random.pick(taskNames) });
      changes.runIds.push(id);
    },
    async () => {
      const { running } = await api.system.status();
      if (running.length > 0) await api.run.stop({ id: random.pick(running).id });
    },
    async () => {
      const spares = await api.entry.list({ task: taskOfSpares });
      if (spares.length > 6) await api.entry.remove({ id: random.pick(spares).id });
      const entry = EntryInput.parse({ schedule: anySchedule(random, now), ...anyPolicies(random) });
      const { id, updatedAt } = await api.entry.create({ task: taskOfSpares, entry });
      changes.versions.push({ entryId: id, at: updatedAt });
    },
    () => random.chance(0.15) && api.system.pause({ until: now + random.int(100, 1_500) }),
    () => random.chance(0.15) && startCommand(place, changes, ['run', 'quick']),
    () => random.chance(0.15) && startCommand(place, changes, ['pause', '--task', 'first', '--for', '2s']),
    () => api.run.list({ filter: {}, limit: 200 }),
  ])();
}

/** Starts `downbeat …`; it may be killed after `killAfterMs`. */
export function startCommand(
  { program, environment }: Place,
  changes: Changes,
  args: readonly string[],
  killAfterMs?: number,
): void {
  const child = spawn(process.execPath, [join(program, 'bin/downbeat.js'), ...args], {
    env: environment,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  changes.commands.add(ended);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  void ended.then(() => {
    clearTimeout(timer);
    changes.commands.delete(ended);
  });
}
