import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Heartbeat } from '../../../shared/health.ts';
import { type App, openApp } from '../../app.ts';
import type { Host } from '../../host.ts';
import { readHeartbeat, writeHeartbeat } from '../../system/heartbeat-file.ts';
import { systemClock } from '../../system/system-clock.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { runCommandLine } from './command-line.ts';
import { recordingContext } from './recording-context.ts';

let dataFolder: string;
let host: App | null;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'downbeat-check-'));
  host = null;
});
afterEach(async () => {
  await host?.stop('The test is over.');
  rmSync(dataFolder, { recursive: true });
});

async function check(...flags: string[]) {
  const context = recordingContext({ dataFolder });
  const exitCode = await runCommandLine(['status', '--check', ...flags], context);
  return { exitCode, out: context.out() };
}

function beatAt(at: string, state: Heartbeat['state']): Heartbeat {
  const moment = { at, lastTickAt: at, nextDueAt: null };
  return { ...moment, pid: 1, version: '1', state, healthy: true, problems: [], staleAfterSeconds: 90 };
}

/** A host with the beat, whose worker never gets ready. */
async function openHost(): Promise<App> {
  const ends: (() => void)[] = [];
  const options: Host = {
    kind: 'headless',
    version: '1',
    dataFolder,
    homeFolder: dataFolder,
    environment: {},
    clock: systemClock,
    log: silentLog,
    forkWorker: () => ({
      send: () => {},
      onMessage: () => {},
      onExit: (listener) => void ends.push(() => listener(null)),
      kill: () => void ends.forEach((end) => void queueMicrotask(end)),
    }),
    showAlert: () => {},
  };
  return await openApp(options, { role: 'beat' });
}

describe('downbeat status --check', () => {
  it('finds a host that is well, and its heartbeat says so, too', async () => {
    host = await openHost();
    expect(await check()).toEqual({ exitCode: 0, out: 'Schedules run.\n' });
    expect(readHeartbeat(dataFolder)).toMatchObject({ state: 'running', healthy: true, pid: process.pid });
    const { out } = await check('--json');
    expect(JSON.parse(out)).toEqual({ healthy: true, state: 'running', message: 'Schedules run.', problems: [] });
    await host.stop('The test stops it.');
    expect(readHeartbeat(dataFolder)).toMatchObject({ state: 'stopped', healthy: false });
    expect(await check()).toMatchObject({
      exitCode: 6,
      out: expect.stringMatching(/^No Downbeat is running\. The last/),
    });
  });

  it('tells a host that was stopped from one that died and from none', async () => {
    expect(await check()).toEqual({ exitCode: 6, out: 'No Downbeat is running.\n' });
    writeFileSync(join(dataFolder, 'heartbeat.json'), '{"pid":');
    expect(await check()).toEqual({ exitCode: 6, out: 'No Downbeat is running.\n' });
    writeHeartbeat(dataFolder, beatAt('2026-03-01T11:50:00.000Z', 'stopped'));
    expect((await check()).out).toMatch(/was stopped 10 min/);
    writeHeartbeat(dataFolder, beatAt('2026-03-01T11:50:00.000Z', 'running'));
    expect((await check()).out).toMatch(/ended without a word; its last sign of life came 10 min/);
  });
});
