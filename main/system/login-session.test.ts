import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLoginSessions } from './login-session.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-session-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Whether a host that starts in this session sees it for the first time. */
async function startIn(boot: string, session: string): Promise<boolean> {
  const sessions = createLoginSessions(folder, {}, async () => ({ boot, session }));
  const isNew = await sessions.isNew();
  await sessions.remember();
  return isNew;
}

it('each session is new once, also when hosts of two sessions take turns', async () => {
  expect([
    await startIn('a', '3'),
    await startIn('a', '3'),
    await startIn('a', '7'),
    await startIn('a', '3'),
    await startIn('b', '3'),
  ]).toEqual([true, false, true, false, true]);
});

it('the start of the computer may move by what corrects a clock', async () => {
  expect([
    await startIn('1700000000000', ''),
    await startIn('1700000050000', ''),
    await startIn('1700000500000', ''),
  ]).toEqual([true, false, true]);
});

it('what is remembered may be damaged', async () => {
  writeFileSync(join(folder, 'sessions.json'), '{"boot":');
  expect(await startIn('a', '1')).toBe(true);
});

it('this computer can be asked', async () => {
  const sessions = createLoginSessions(folder, process.env);
  expect(await sessions.isNew()).toBe(true);
  await sessions.remember();
  expect(await sessions.isNew()).toBe(false);
});
