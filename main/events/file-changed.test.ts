import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { type App, openApp } from '../app.ts';
import { systemClock } from '../system/system-clock.ts';
import { silentLog } from '../testing/silent-log.ts';

let folder: string;
let app: App;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-file-'));
  const exits: ((code: number | null) => void)[] = [];
  const host = {
    kind: 'headless' as const,
    version: 'test',
    dataFolder: folder,
    homeFolder: folder,
    environment: { PATH: '/bin:/usr/bin' },
    clock: systemClock,
    log: silentLog,
    // Runs that were made due are enough: none has to start.
    forkWorker: () => ({
      send: () => {},
      onMessage: () => {},
      onExit: (listener: (code: number | null) => void) => void exits.push(listener),
      kill: () => queueMicrotask(() => exits.at(-1)?.(null)),
    }),
    showAlert: () => {},
  };
  app = await openApp(host, { role: 'beat' });
});
afterEach(async () => {
  await app.stop('The test is over.');
  rmSync(folder, { recursive: true });
});

it('a file that changes makes its task due, through the whole core', async () => {
  const path = join(folder, 'inbox', 'list.txt');
  const rhythm = { schedule: { kind: 'event', on: { type: 'fileChanged', path }, timeZone: 'UTC' } };
  await app.api.task.create({
    task: TaskInput.parse({ name: 'sort', options: { kind: 'command', program: 'true' } }),
    entries: [EntryInput.parse(rhythm)],
  });
  mkdirSync(join(folder, 'inbox'));
  // Nothing tells from outside when the file is watched: it is written until it is.
  await vi.waitUntil(
    async () => {
      appendFileSync(path, 'x');
      return (await app.api.run.list({ filter: {}, limit: 10 })).runs.length > 0;
    },
    { timeout: 10_000, interval: 500 },
  );
  const { runs } = await app.api.run.list({ filter: {}, limit: 10 });
  expect(runs).toMatchObject([{ taskName: 'sort', trigger: 'event' }]);
});
