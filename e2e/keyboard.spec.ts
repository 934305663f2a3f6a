import { expect } from '@playwright/test';
import { tabTo } from './fixtures/keyboard.ts';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, outputText, runState } from './fixtures/window-pages.ts';

test('a task is defined, run and watched without a mouse', async ({ window }) => {
  const { keyboard } = window;
  await expect(heading(window, 'Tasks')).toBeVisible();
  await keyboard.press('n');
  await expect(heading(window, 'New task')).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('By keyboard');

  await tabTo(window, window.getByRole('radio', { name: 'Command' }));
  await keyboard.press('ArrowRight');
  await tabTo(window, window.getByRole('textbox', { name: 'Script' }));
  await keyboard.type('echo typed\n  echo indented');

  await tabTo(window, window.getByRole('button', { name: 'Add a schedule' }));
  await keyboard.press('Enter');
  const every = window.getByRole('textbox', { name: 'Every' });
  await tabTo(window, every, 'Shift+Tab');
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('2');
  const unit = window.getByRole('combobox', { name: 'Unit', exact: true });
  await tabTo(window, unit);
  await keyboard.press('Enter');
  await expect(window.getByRole('option', { name: 'minutes' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(window.getByRole('group', { name: 'Schedule 1' }).getByText('Every 2 hours')).toBeVisible();

  await tabTo(window, window.getByRole('button', { name: 'Create task' }));
  await keyboard.press('Enter');
  await expect(heading(window, 'By keyboard')).toBeVisible();

  await tabTo(window, window.getByRole('button', { name: 'Run now' }));
  await keyboard.press('Enter');
  const latest = window.getByRole('region', { name: 'Last runs' }).getByRole('listitem').getByRole('link');
  await tabTo(window, latest);
  await keyboard.press('Enter');
  await expect(runState(window)).toHaveText('Succeeded');
  await expect(outputText(window)).toContainText('indented');

  await keyboard.press('ControlOrMeta+K');
  await expect(window.getByRole('textbox', { name: 'Search for a task, a page or an action' })).toBeFocused();
  await keyboard.type('by key');
  await keyboard.press('Enter');
  await expect(heading(window, 'By keyboard')).toBeVisible();
});

test('a task is paused, resumed and asked about without a mouse', async ({ host, window }) => {
  const { keyboard } = window;
  const task = await addScript(host.api, 'Sync notes', 'echo', [everySeconds(3_600)]);
  await goTo(window, `/tasks/${task.id}`);

  await tabTo(window, window.getByRole('button', { name: 'Pause…' }));
  await keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'For 1 hour' })).toBeFocused();
  await tabTo(window, window.getByRole('button', { name: 'Until I resume' }));
  await keyboard.press('Enter');
  const resume = window.getByRole('region', { name: 'Schedules' }).getByRole('button', { name: 'Resume' });
  await tabTo(window, resume);
  await keyboard.press('Enter');
  await expect(resume).toBeHidden();

  const why = window.getByRole('link', { name: 'Why did it not run?' });
  await tabTo(window, why);
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog').getByRole('status')).toBeVisible();
  await keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  await expect(why).toBeFocused();

  await tabTo(window, window.getByRole('button', { name: 'Other ways to run it' }));
  await keyboard.press('Enter');
  await expect(window.getByRole('menu')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(window.getByRole('menuitem', { name: 'Run with other parameters…' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Add variable' })).toBeFocused();
});
