import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TaskInput } from '../shared/model/task.ts';
import type { FromWorker } from '../shared/worker-api.ts';
import { type App, openApp } from './app.ts';
import type { Host, WorkerProcess } from './host.ts';
import type { CoreRole } from './start-core.ts';
import { systemClock } from './system/system-clock.ts';
import { silentLog } from './testing/silent-log.ts';

let folder: string;
let apps: App[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-app-'));
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.stop('The test is over.');
  rmSync(folder, { recursive: true, force: true });
});

/** A worker whose every run succeeds at once. */
function obligingWorker(): WorkerProcess {
  const events = new EventEmitter();
  const tell = (message: FromWorker) => queueMicrotask(() => events.emit('message', message));
  return {
    send: (message) => {
      if (message.type === 'init') tell({ type: 'ready' });
      if (message.type === 'shutdown') queueMicrotask(() => events.emit('exit', 0));
      if (message.type !== 'start') return;
      const finished = message.orders.map(({ runId }) => ({
        runId,
        state: 'succeeded' as const,
        reason: null,
        startedAt: Date.now(),
        finishedAt: Date.now(),
        exitCode: 0,
        signal: null,
        outputBytes: 0,
      }));
      tell({ type: 'report', started: [], finished, grew: [] });
    },
    onMessage: (listener) => void events.on('message', listener),
    onExit: (listener) => void events.once('exit', listener),
    kill: () => void queueMicrotask(() => events.emit('exit', null)),
  };
}

async function open(role: CoreRole): Promise<App> {
  const host: Host = {
    kind: 'headless',
    version: 'test',
    dataFolder: folder,
    homeFolder: folder,
    environment: { PATH: '/bin:/usr/bin' },
    clock: systemClock,
    log: silentLog,
    forkWorker: obligingWorker,
    showAlert: () => {},
  };
  const app = await openApp(host, { role });
  apps.push(app);
  return app;
}

const hello = TaskInput.parse({ name: 'hello', options: { kind: 'command', program: 'true' } });

async function nextChange(app: App, topic: string): Promise<void> {
  for await (const { changes } of await app.api.system.changes()) {
    if (changes.some((change) => change.topic === topic)) return;
  }
}

describe('two hosts on one data folder', () => {
  it('have one beat, answer alike, and the second takes over when the first ends', async () => {
    const first = await open('beat');
    const second = await open('beat');
    expect([first.isLeader(), second.isLeader()]).toEqual([true, false]);
    const seen = nextChange(first, 'tasks');
    await second.api.task.create({ task: hello });
    await seen;
    expect(await first.api.task.get({ task: 'hello' })).toEqual(await second.api.task.get({ task: 'hello' }));
    await first.stop('The first ends.');
    await expect.poll(() => second.isLeader(), { timeout: 1_000, interval: 10 }).toBe(true);
    expect(await second.api.system.status()).toMatchObject({ beat: 'running', taskCount: 1 });
  });

  it('pass field errors on as they are', async () => {
    await open('beat');
    const client = await open('none');
    const asked = client.api.task.create({ task: { ...hello, workingFolder: '/is/not/there' } });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'task.workingFolder' }] } });
    const long = client.api.task.create({ task: { ...hello, notes: 'x'.repeat(1_000_000) } });
    await expect(long).rejects.toMatchObject({ code: 'INVALID', data: { issues: [{ path: 'task.notes' }] } });
  });
});

describe('a data folder without a host', () => {
  it('is opened for a moment by the command line, and given to a host that starts meanwhile', async () => {
    const client = await open('none');
    expect(client.isLeader()).toBe(true);
    const run = await client.api.task.create({ task: hello }).then(() => client.api.task.run({ task: 'hello' }));
    expect(run.state).toBe('queued');
    const opening = open('beat');
    await client.stop('Done.');
    const host = await opening;
    await expect.poll(async () => (await host.api.run.get({ id: run.id })).state).toBe('succeeded');
  });
});
