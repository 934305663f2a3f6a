import { expect } from '@playwright/test';
import type { Run } from '../shared/model/run.ts';
import { expectEachDueTimeOnce } from './fixtures/ledger.ts';
import { test } from './fixtures/test.ts';
import { openPage, outputText, runState } from './fixtures/window-pages.ts';

test('the command line defines a task that runs ten times, and the window shows the same', async ({
  host,
  window,
  downbeat,
}) => {
  const added = await downbeat('task', 'add', '--name', 'hello', '--', '/bin/echo', 'hi');
  expect(added, added.said).toMatchObject({ exitCode: 0 });
  const scheduled = await downbeat('entry', 'add', 'hello', '--every', '1s', '--json');
  expect(scheduled, scheduled.said).toMatchObject({ exitCode: 0 });
  const entry: { id: string; createdAt: number } = JSON.parse(scheduled.said);

  const runs: Run[] = [];
  await expect
    .poll(
      async () => {
        const listed = await downbeat('run', 'list', '--task', 'hello', '--limit', '100', '--json');
        runs.splice(0, runs.length, ...(JSON.parse(listed.said) as Run[]).reverse());
        return runs.filter(({ state }) => state === 'succeeded').length;
      },
      { timeout: 30_000, intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(10);
  expectEachDueTimeOnce(runs, entry.createdAt + 1_000, 1_000);
  for (const { entryId, trigger } of runs)
    expect({ entryId, trigger }).toEqual({ entryId: entry.id, trigger: 'schedule' });

  const disabled = await downbeat('entry', 'disable', 'hello');
  expect(disabled, disabled.said).toMatchObject({ exitCode: 0 });
  const log = await downbeat('log', runs[0]?.id ?? '');
  expect(log).toEqual({ exitCode: 0, said: 'hi' });

  await expect(window.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: 'hello' })).toContainText(
    'Every second',
  );
  await openPage(window, 'Runs');
  const rows = window.getByRole('link', { name: 'Run of hello: succeeded' });
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(10);
  await rows.first().click();
  await expect(runState(window)).toHaveText('Succeeded');
  await expect(outputText(window)).toContainText('hi');
  expect((await host.api.system.status()).problem).toBeNull();
});

test('the command line names what is wrong and says so with its exit code', async ({ host, downbeat }) => {
  const hello = ['task', 'add', '--name', 'hello', '--'];
  expect(await downbeat(...hello, '/bin/echo')).toMatchObject({ exitCode: 0 });
  const refusals: [exitCode: number, complaint: string, args: string[]][] = [
    [4, 'hello', [...hello, '/bin/echo']],
    [2, '/no/such/program', ['task', 'add', '--name', 'other', '--', '/no/such/program']],
    [2, 'Mars/Olympus', ['entry', 'add', 'hello', '--cron', '0 9 * * *', '--tz', 'Mars/Olympus']],
    [2, '--cron', ['entry', 'add', 'hello', '--cron', '0 0 30 2 *']],
    [3, 'nobody', ['run', 'nobody']],
  ];
  for (const [exitCode, complaint, args] of refusals) {
    const answer = await downbeat(...args);
    expect.soft(answer, `downbeat ${args.join(' ')}`).toEqual({ exitCode, said: expect.stringContaining(complaint) });
  }
  const [task, ...others] = await host.api.task.list({});
  expect(task).toMatchObject({ name: 'hello', entries: [] });
  expect(others).toEqual([]);
});
