import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { addScript } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, openLatestRun, openPage, outputText, runState } from './fixtures/window-pages.ts';

test('a run that fails shows its state, its reason and its output', async ({ host, window }) => {
  const task = await addScript(host.api, 'Sync notes', 'echo "disk full" >&2; exit 3');
  await goTo(window, `/tasks/${task.id}`);
  await expect(heading(window, 'Sync notes')).toBeVisible();
  await window.getByRole('button', { name: 'Run now' }).click();
  await openLatestRun(window);
  await expect(runState(window)).toHaveText('Failed');
  await expect(window.getByRole('note', { name: 'Reason' })).toContainText('with code 3');
  await expect(outputText(window)).toContainText('disk full');

  await openPage(window, 'Runs');
  await expect(window.getByRole('link', { name: 'Run of Sync notes: failed' })).toBeVisible();
  await openPage(window, 'Tasks');
  const row = window.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: 'Sync notes' });
  await expect(row.getByText('Failed')).toBeVisible();
});

test('a run whose program has gone says which', async ({ host, window }) => {
  const program = join(host.dataFolder, 'tool');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  const task = await host.api.task.create({ task: { name: 'Tool', options: { kind: 'command', program } } });
  rmSync(program);

  const { id } = await host.api.task.run({ task: task.id });
  await goTo(window, `/runs/${id}`);
  await expect(runState(window)).toHaveText('Failed');
  await expect(window.getByRole('note', { name: 'Reason' })).toContainText(program);
});
