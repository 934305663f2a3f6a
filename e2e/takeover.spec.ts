import { expect } from '@playwright/test';
import { expectEachDueTimeOnce, readLedger, settle } from './fixtures/ledger.ts';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';

test('of two hosts on one data folder one has the beat, and the other takes over within a second', async ({
  host,
  serve,
}) => {
  const second = await serve();
  const leader = await host.api.system.status();
  expect(await second.status()).toMatchObject({ pid: leader.pid, beat: 'running', host: host.kind });

  const task = await addScript(host.api, 'Tick', 'echo hi', [everySeconds(1)]);
  const [entry] = task.entries;
  if (!entry) throw new Error('The task has no schedule.');
  await expect.poll(async () => (await readLedger(host.api, entry.id)).length).toBeGreaterThanOrEqual(2);

  await host.kill();
  const pidOfLeader = async () => {
    const status = await second.status();
    return status.beat === 'running' ? status.pid : status;
  };
  await expect.poll(pidOfLeader, { timeout: 1_000, intervals: [20] }).toBe(second.pid);

  await host.start();
  expect(await host.api.system.status()).toMatchObject({ pid: second.pid, host: 'headless' });
  const atTakeover = (await readLedger(host.api, entry.id)).length;
  await expect.poll(async () => (await readLedger(host.api, entry.id)).length).toBeGreaterThanOrEqual(atTakeover + 2);
  expectEachDueTimeOnce(await settle(host.api, entry.id), entry.createdAt + 1_000, 1_000);
});
