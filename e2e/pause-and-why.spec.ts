import { expect } from '@playwright/test';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, openPage, outputText, runState } from './fixtures/window-pages.ts';

test('a task is paused for an hour, says so, says why it did not run, and goes on', async ({ host, window }) => {
  const task = await addScript(host.api, 'Sync notes', 'echo synced', [everySeconds(1)]);
  const [entry] = task.entries;
  await goTo(window, `/tasks/${task.id}`);
  const actions = window.getByRole('main');
  const schedules = window.getByRole('region', { name: 'Schedules' });

  await actions.getByRole('button', { name: 'Pause…' }).first().click();
  await window.getByRole('dialog').getByRole('button', { name: 'For 1 hour' }).click();
  await expect(schedules.getByText(/Paused until \d\d:\d\d/)).toBeVisible();
  const pausedAt = Date.now();

  // The run that stands for what was due meanwhile appears when the pause ends.
  await expect.poll(() => Date.now()).toBeGreaterThan(pausedAt + 1_500);
  await schedules.getByRole('button', { name: 'Resume' }).click();
  await expect(schedules.getByText(/Paused/)).toBeHidden();
  await expect
    .poll(async () => (await host.api.run.list({ filter: { taskId: task.id, states: ['skipped'] } })).runs.length)
    .toBeGreaterThan(0);

  await window.getByRole('link', { name: 'All runs of this task' }).click();
  await window.getByRole('link', { name: 'Why? Sync notes did not run' }).first().click();
  const answer = window.getByRole('dialog', { name: 'Why did it not run?' });
  await expect(answer.getByRole('status')).toContainText(/paused/i);
  const address = new URL(window.url());
  expect(address.searchParams.get('why')).toBe(entry?.id);
  expect(Number(address.searchParams.get('at'))).toBeGreaterThan(pausedAt - 2_000);

  await window.reload();
  await expect(answer.getByRole('status')).toContainText(/paused/i);
  await answer.getByRole('link', { name: 'Open the run' }).click();
  await expect(runState(window)).toHaveText('Skipped');
});

test('everything with a tag is paused from the list, and resumed there', async ({ host, window }) => {
  for (const name of ['Back up photos', 'Back up notes']) {
    await host.api.task.create({
      task: { name, tags: ['backup'], options: { kind: 'command', program: '/bin/echo' } },
      entries: [everySeconds(3_600)],
    });
  }
  await addScript(host.api, 'Sync notes', 'echo', [everySeconds(3_600)]);
  await goTo(window, '/tasks?tag=backup');
  await window.getByRole('button', { name: 'Pause “backup”…' }).click();
  await window.getByRole('button', { name: 'Until I resume' }).click();
  await expect(window.getByRole('grid').getByText('Paused')).toHaveCount(2);
  const paused = async () =>
    (await host.api.task.list({})).filter(({ entries }) => entries[0]?.pausedAt !== null).map(({ name }) => name);
  expect((await paused()).sort()).toEqual(['Back up notes', 'Back up photos']);

  await window.getByRole('button', { name: 'Resume Back up notes' }).click();
  await expect.poll(paused).toEqual(['Back up photos']);
});

test('everything is paused until a moment', async ({ host, window }) => {
  const beat = window.getByRole('region', { name: 'Beat' });
  await beat.getByRole('button', { name: 'Pause' }).click();
  await window.getByRole('button', { name: /Until tomorrow morning/ }).click();
  await expect(beat.getByText('Beat paused')).toBeVisible();
  expect((await host.api.system.status()).pausedUntil).toBeGreaterThan(Date.now());
  await beat.getByRole('button', { name: 'Resume' }).click();
  await expect(beat.getByText('Beat running')).toBeVisible();
});

test('a run is given other arguments and variables, and runs again with the same', async ({ host, window }) => {
  const task = await host.api.task.create({
    task: { name: 'Greet', options: { kind: 'command', program: '/usr/bin/env', args: ['true'] } },
  });
  await goTo(window, `/tasks/${task.id}`);
  await window.getByRole('button', { name: 'Other ways to run it' }).click();
  await window.getByRole('menuitem', { name: 'Run with other parameters…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Arguments' }).fill(`sh -c 'echo "$GREETING, $0" kim`);
  await dialog.getByRole('button', { name: 'Add variable' }).click();
  await dialog.getByRole('textbox', { name: 'Name of variable 1' }).fill('GREETING');
  await dialog.getByRole('textbox', { name: 'Value of variable 1' }).fill('good day');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog.getByText(/quotation mark ' is not closed/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Arguments' }).fill(`sh -c 'echo "$GREETING, $0"' kim`);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await window.getByRole('button', { name: 'Show the run' }).click();

  await expect(heading(window, 'Greet')).toBeVisible();
  await expect(outputText(window)).toContainText('good day, kim');
  await expect(window.getByText("GREETING='good day'")).toBeVisible();
  const first = window.url();
  await window.getByRole('button', { name: 'Run again with the same' }).click();
  await expect.poll(() => window.url()).not.toBe(first);
  await expect(outputText(window)).toContainText('good day, kim');
  await openPage(window, 'Runs');
  await expect(window.getByRole('link', { name: 'Run of Greet: succeeded' })).toHaveCount(2);
});
