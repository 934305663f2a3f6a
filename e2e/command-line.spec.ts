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

test('the command line shows, schedules and explains every kind of schedule', async ({ host, downbeat }) => {
  const said = async (...args: string[]) => {
    const answer = await downbeat(...args);
    expect(answer, answer.said).toMatchObject({ exitCode: 0 });
    return answer.said;
  };
  await said('task', 'add', '--name', 'hello', '--tag', 'greeting', '--', '/bin/sh', '-c', 'echo "$0 $WHO"', 'task');
  const kinds = [
    ['--at', 'tomorrow 09:00'],
    ['--sun', 'sunset', '--place', '52.52,13.41', '--offset', '-30m'],
    ['--rrule', 'FREQ=MONTHLY;BYDAY=-1FR', '--from', '2026-01-01 17:00'],
    ['--cron', '0 9 * * *', '--except', 'sat,sun', '--except-date', '2030-12-24', '--except-then', 'move'],
    ['--every', '1h', '--align', 'clock', '--spread', '10m', '--not-before', '2026-01-01', '--max-runs', '3'],
  ];
  for (const kind of kinds) {
    const preview = JSON.parse(await said('next', ...kind, '--json', '-n', '2', '--tz', 'Europe/Berlin'));
    expect(preview.due.length, preview.sentence).toBeGreaterThan(0);
    const entry = JSON.parse(await said('entry', 'add', 'hello', ...kind, '--json', '--tz', 'Europe/Berlin'));
    // Spread due times are the entry's own.
    if (!kind.includes('--spread')) expect(entry.nextRunAt, preview.sentence).toBe(preview.due[0].at);
  }
  const followed = JSON.parse(await said('entry', 'add', 'hello', '--on', 'host-start', '--delay', '1s', '--json'));
  expect(followed.schedule).toMatchObject({ kind: 'event', on: { type: 'hostStart' }, delayMs: 1_000 });
  expect(await said('why', followed.id)).toContain('It has not been due yet');

  await test.step('a run with other arguments and variables', async () => {
    const run: Run = JSON.parse(
      await said('run', 'hello', '--wait', '--json', '--env', 'WHO=you', '--', '-c', 'echo hi $WHO'),
    );
    expect(run).toMatchObject({ state: 'succeeded', parameters: { environment: { WHO: 'you' } } });
    expect(await said('log', run.id)).toBe('hi you');
  });

  await test.step('an entry that runs, is paused, edited and explained', async () => {
    await said('task', 'add', '--name', 'tick', '--tag', 'often', '--every', '1s', '--', '/bin/echo', 'tick');
    await expect.poll(() => said('why', 'tick')).toMatch(/^It was due at [\d:]+.* and ran at .*; it succeeded\./);
    expect(await said('pause', '--tag', 'often', '--for', '1h')).toMatch(
      /^Paused 1 schedule: its due times are skipped/,
    );
    expect(await said('entry', 'list', 'tick')).toContain('paused');
    await expect
      .poll(() => said('why', 'tick'))
      .toMatch(/, but it was paused at .* until .*; it is recorded as skipped/);
    expect(await said('resume', '--task', 'tick')).toBe('Resumed 1 schedule.');
    const moment = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    await said('entry', 'edit', 'tick', '--every', '1d', '--align', 'clock', '--max-runs', '5');
    expect(await said('entry', 'list', 'tick')).toMatch(/ of 5 /);
    await said('entry', 'disable', 'tick');
    const { id } = (await host.api.entry.list({ task: 'tick' }))[0] ?? { id: '' };
    expect(await said('why', id, moment)).toMatch(/^It was |^It is /);
    expect(await said('why', 'tick', '2020-01-31 03:00')).toMatch(/^There was no such schedule at 03:00/);
    await said('entry', 'remove', id);
    expect(await said('why', id)).toMatch(/It was removed at /);
  });

  await test.step('everything paused', async () => {
    await said('pause', '--until', '2100-01-01');
    expect(await host.api.system.status()).toMatchObject({ beat: 'paused', pausedUntil: expect.any(Number) });
    expect(await said('resume')).toMatch(/^Resumed/);
    expect(await host.api.system.status()).toMatchObject({ beat: 'running', pausedUntil: null });
  });
});

test('the command line names what is wrong and says so with its exit code', async ({ host, downbeat }) => {
  const hello = ['task', 'add', '--name', 'hello', '--'];
  expect(await downbeat(...hello, '/bin/echo')).toMatchObject({ exitCode: 0 });
  const refusals: [exitCode: number, complaint: string, args: string[]][] = [
    [4, 'hello', [...hello, '/bin/echo']],
    [2, '/no/such/program', ['task', 'add', '--name', 'other', '--', '/no/such/program']],
    [2, 'Mars/Olympus', ['entry', 'add', 'hello', '--cron', '0 9 * * *', '--tz', 'Mars/Olympus']],
    [2, '--cron', ['entry', 'add', 'hello', '--cron', '0 0 30 2 *']],
    [2, '--place', ['entry', 'add', 'hello', '--sun', 'noon']],
    [2, '--rrule', ['entry', 'add', 'hello', '--rrule', 'FREQ=NEVER']],
    [2, '--on', ['entry', 'add', 'hello', '--on', 'succeeded:nobody']],
    [2, '--on', ['entry', 'add', 'hello', '--on', 'ended:hello']],
    [2, '--at', ['entry', 'add', 'hello', '--at', '2020-01-31 09:00']],
    [2, '--not-after', ['entry', 'add', 'hello', '--every', '1h', '--not-after', '2020-01-31']],
    [2, '--except-date', ['entry', 'add', 'hello', '--every', '1h', '--except-date', 'x'.repeat(100_000)]],
    [2, '--except-calendar', ['entry', 'add', 'hello', '--every', '1h', '--except-calendar', '/no/such.ics']],
    [3, 'nobody', ['why', 'nobody']],
    [2, 'time', ['why', 'hello', 'noonish']],
    [3, 'nobody', ['pause', '--task', 'nobody']],
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
