import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures/test.ts';
import { choose, heading, nextDueTimes, openPage, outputText, pick, runState } from './fixtures/window-pages.ts';

test('a script that is due every second appears as a run whose output grows while it runs', async ({
  host,
  window,
}) => {
  const goOn = join(host.dataFolder, 'go-on');
  const script = `echo first line\nuntil [ -e '${goOn}' ]; do sleep 0.1; done\necho second line`;

  await window.getByRole('link', { name: 'Empty task' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Two lines');
  await pick(window, 'Kind of task', 'Script');
  await window.getByRole('textbox', { name: 'Script' }).fill(script);
  await window.getByRole('button', { name: 'Add a schedule' }).click();
  await window.getByRole('textbox', { name: 'Every' }).fill('1');
  await choose(window, 'Unit', 'seconds');
  await expect(window.getByRole('group', { name: 'Schedule 1' }).getByText('Every second')).toBeVisible();
  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(heading(window, 'Two lines')).toBeVisible();

  await window.getByRole('region', { name: 'Beat' }).getByRole('link', { name: '1 running' }).click();
  await expect(heading(window, 'Runs')).toBeVisible();
  await window.getByRole('link', { name: 'Run of Two lines: running' }).click();
  await expect(runState(window)).toHaveText('Running');
  await expect(outputText(window)).toContainText('first line');
  await expect(outputText(window)).not.toContainText('second line');

  writeFileSync(goOn, '');
  await expect(outputText(window)).toContainText('second line');
  await expect(runState(window)).toHaveText('Succeeded');

  await openPage(window, 'Runs');
  await expect(window.getByRole('link', { name: 'Run of Two lines: succeeded' }).first()).toBeVisible();
});

test('a crontab shows its sentence and next due times, and is saved', async ({ host, window }) => {
  await window.getByRole('link', { name: 'Empty task' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('Morning report');
  await window.getByRole('textbox', { name: 'Command' }).fill('/bin/echo "good morning"');
  await window.getByRole('button', { name: 'Add a schedule' }).click();
  await pick(window, 'Kind of schedule', 'Crontab');
  await window.getByRole('textbox', { name: 'Expression' }).fill('30 8 * * 1-5');

  const sentence = /08:30.*Monday to Friday/;
  await expect(window.getByRole('group', { name: 'Schedule 1' }).getByText(sentence)).toBeVisible();
  const shown = await nextDueTimes(window);
  expect(shown).toHaveLength(5);
  const { timeZone } = await host.api.system.status();
  for (const due of shown) {
    expect(due.getTime()).toBeGreaterThan(Date.now());
    expect(due.toLocaleString('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })).toMatch(
      /^(Mon|Tue|Wed|Thu|Fri),? 08:30$/,
    );
  }

  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(heading(window, 'Morning report')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Schedules' }).getByText(sentence)).toBeVisible();
  expect(await nextDueTimes(window)).toEqual(shown);

  await openPage(window, 'Tasks');
  const row = window.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: 'Morning report' });
  await expect(row.getByText(sentence)).toBeVisible();
  const task = await host.api.task.get({ task: 'Morning report' });
  expect(task.options).toEqual({ kind: 'command', program: '/bin/echo', args: ['good morning'] });
  expect(task.entries).toMatchObject([
    { enabled: true, schedule: { kind: 'crontab', expression: '30 8 * * 1-5', timeZone } },
  ]);
  expect(task.entries[0]?.nextRunAt).toBe(shown[0]?.getTime());
});
