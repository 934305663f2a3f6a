import { expect } from '@playwright/test';
import type { Run } from '../shared/model/run.ts';
import { expectEachDueTimeOnce, readLedger, readOutput, settle } from './fixtures/ledger.ts';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';

test('a host killed in the middle loses and doubles nothing', async ({ host }) => {
  const task = await addScript(host.api, 'Tick', 'echo hi; sleep 0.5', [everySeconds(1)]);
  const [entry] = task.entries;
  if (!entry) throw new Error('The task has no schedule.');
  const countEnded = async () => (await readLedger(host.api, entry.id)).filter((run) => run.finishedAt !== null).length;
  await expect.poll(countEnded).toBeGreaterThanOrEqual(3);
  await expect.poll(async () => (await host.api.system.status()).running.length, { intervals: [20] }).toBe(1);

  const [interrupted] = (await host.api.system.status()).running;
  const killedAt = Date.now();
  await host.kill();
  await host.start();

  const countAfter = async () => (await readLedger(host.api, entry.id)).filter(hasSucceededAfter(killedAt)).length;
  await expect.poll(countAfter).toBeGreaterThanOrEqual(2);
  const runs = await settle(host.api, entry.id);
  expectEachDueTimeOnce(runs, entry.createdAt + 1_000, 1_000);
  const succeeded = runs.filter(({ state }) => state === 'succeeded');
  for (const { id } of succeeded) expect(await readOutput(host.api, id)).toBe('hi\n');
  for (const run of runs.filter(({ state }) => state !== 'succeeded')) expect(run.reason).toBeTruthy();
  expect(runs.find(({ id }) => id === interrupted?.id)?.state).not.toBe('running');
});

function hasSucceededAfter(instant: number): (run: Run) => boolean {
  return ({ state, startedAt }) => state === 'succeeded' && (startedAt ?? 0) > instant;
}
