import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Host } from './fixtures/host.ts';
import { saveDownload } from './fixtures/save-download.ts';
import { everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { choose, goTo, openPage } from './fixtures/window-pages.ts';

const echo = { kind: 'command' as const, program: '/bin/echo', args: ['two words', "it's", ''] };
const script = { kind: 'script', shell: 'sh', text: 'set -e\necho "on: yes" # no\n' } as const;
const nightly = { kind: 'crontab', expression: '0 3 * * *', timeZone: 'Europe/Berlin' } as const;

test('tasks go to a file and come back in an empty data folder, with a preview first', async ({
  host,
  window,
  otherHost,
}) => {
  const hour = everySeconds(3_600);
  await host.api.task.create({
    task: { name: 'Echo', options: echo, tags: ['demo'], environment: { NO: 'off' }, timeLimitMs: 60_000 },
    entries: [{ ...hour, enabled: false, overlap: 'queue' }, { schedule: nightly }],
  });
  await host.api.task.create({
    task: { name: 'Script: ünïcode', notes: 'a\n\nb', options: script, workingFolder: '/' },
  });

  await openPage(window, 'Import / Export');
  await window.getByRole('tab', { name: 'Export' }).click();
  const file = join(host.dataFolder, 'exported.yaml');
  await saveDownload(host, window, () => window.getByRole('button', { name: 'Export' }).click(), file);
  await expect(window.getByText('2 tasks were exported')).toBeVisible();

  const other = await otherHost.openWindow();
  await test.step('everything is new to an empty data folder', async () => {
    await preview(other, file);
    await expect(rowOf(other, 'Echo')).toContainText('New');
    await expect(rowOf(other, 'Script: ünïcode')).toContainText('New');
    expect(await otherHost.api.task.list({})).toEqual([]);
    await other.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(other.getByRole('status').filter({ hasText: 'Imported' })).toBeVisible();
    expect(await definitions(otherHost)).toEqual(await definitions(host));
  });

  await test.step('the same again changes nothing', async () => {
    await preview(other, file);
    await expect(rowOf(other, 'Echo')).toContainText('Same');
    await expect(other.getByText('Nothing would change.')).toBeVisible();
    await expect(other.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  });

  const { id } = await otherHost.api.task.get({ task: 'Echo' });
  const mine = { name: 'Echo', options: { ...echo, args: ['mine'] } };
  await test.step('a task that differs is kept, replaced or kept beside the new one', async () => {
    await otherHost.api.task.update({ id, task: mine });
    await preview(other, file);
    await expect(rowOf(other, 'Echo')).toContainText('Conflict');
    await expect(other.getByText('Nothing would change.')).toBeVisible();
    await choose(other, 'If Echo exists', 'Replace mine');
    await expect(other.getByText('Would add 0 and replace 1.')).toBeVisible();
    await other.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(other.getByRole('status').filter({ hasText: 'Imported' })).toBeVisible();
    expect(await definitions(otherHost)).toEqual(await definitions(host));

    await otherHost.api.task.update({ id, task: mine });
    await preview(other, file);
    await choose(other, 'If Echo exists', 'Keep both');
    await other.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(other.getByRole('status').filter({ hasText: 'Imported' })).toBeVisible();
    const tasks = await otherHost.api.task.list({});
    expect(tasks).toHaveLength(3);
    expect(tasks.find((task) => task.id === id)?.options).toEqual(mine.options);
  });
});

/** Opens the import page and shows it the file. */
async function preview(window: Page, file: string): Promise<void> {
  await goTo(window, '/transfer');
  await window.getByLabel('File to import').setInputFiles(file);
  await expect(window.getByRole('heading', { name: '2 tasks in the file' })).toBeVisible();
}

function rowOf(window: Page, task: string) {
  return window.getByRole('table', { name: 'Tasks in the file' }).getByRole('row').filter({ hasText: task });
}

/** What the tasks of a host are, without what only that host knows. */
async function definitions(host: Host): Promise<unknown[]> {
  const tasks = await host.api.task.list({});
  return tasks
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id: _id, createdAt: _created, updatedAt: _updated, lastRun: _last, entries, ...task }) => ({
      ...task,
      entries: entries.map(({ schedule, enabled, catchUp, overlap }) => ({ schedule, enabled, catchUp, overlap })),
    }));
}
