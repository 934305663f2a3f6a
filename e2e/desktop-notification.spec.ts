import { expect } from '@playwright/test';
import { closeWindow, countWindows } from './fixtures/electron-window.ts';
import { onlyIn } from './fixtures/only-in.ts';
import { addScript } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, outputText, runState } from './fixtures/window-pages.ts';

test(
  'a failed run raises a notification whose click opens that run',
  onlyIn('electron', 'a browser tab gets no system notifications'),
  async ({ notifications, host, window }) => {
    const { electron } = host;
    if (!electron) throw new Error('This is not the desktop app.');
    await goTo(window, '/tasks/new');
    await expect(heading(window, 'New task')).toBeVisible();

    await test.step('with the window open', async () => {
      const task = await addScript(host.api, 'Sync notes', 'echo disk full >&2; exit 1');
      const { id } = await host.api.task.run({ task: task.id });
      const shown = await notifications.shown('Sync notes');
      expect(shown.body).toContain('code 1');
      expect(shown.actions).toContain('default');
      notifications.click(shown);
      await window.waitForURL(`**/runs/${id}`);
      await expect(heading(window, 'Sync notes')).toBeVisible();
      await expect(runState(window)).toHaveText('Failed');
      await expect(outputText(window)).toContainText('disk full');
    });

    await test.step('with the window closed', async () => {
      await closeWindow(electron);
      await expect.poll(() => countWindows(electron)).toBe(0);
      const task = await addScript(host.api, 'Nightly report', 'exit 7');
      const { id } = await host.api.task.run({ task: task.id });
      const opened = electron.waitForEvent('window');
      notifications.click(await notifications.shown('Nightly report'));
      const page = await opened;
      await page.waitForURL(`**/runs/${id}`);
      await expect(heading(page, 'Nightly report')).toBeVisible();
    });
  },
);
