import { expect } from '@playwright/test';
import { startChild } from './fixtures/child.ts';
import { closeWindow, countWindows } from './fixtures/electron-window.ts';
import { electronCommand } from './fixtures/host-electron.ts';
import { expectEachDueTimeOnce, readLedger, settle } from './fixtures/ledger.ts';
import { onlyIn } from './fixtures/only-in.ts';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { testEnvironment } from './fixtures/test-environment.ts';
import { heading, openPage } from './fixtures/window-pages.ts';

const reason = 'a browser tab has no tray and no second instance';

test(
  'closing the window leaves the beat running, and a second start opens it again',
  onlyIn('electron', reason),
  async ({ host, window }) => {
    const { electron } = host;
    if (!electron) throw new Error('This is not the desktop app.');
    const task = await addScript(host.api, 'Tick', 'echo hi', [everySeconds(1)]);
    const [entry] = task.entries;
    if (!entry) throw new Error('The task has no schedule.');
    await expect(window.getByRole('link', { name: 'Tick', exact: true })).toBeVisible();

    await closeWindow(electron);
    await expect.poll(() => countWindows(electron)).toBe(0);
    const closedAt = Date.now();
    const doneSince = async () =>
      (await readLedger(host.api, entry.id)).filter(
        ({ scheduledFor, state }) => (scheduledFor ?? 0) > closedAt && state === 'succeeded',
      ).length;
    await expect.poll(doneSince).toBeGreaterThanOrEqual(2);

    const reopened = electron.waitForEvent('window');
    const [command, ...args] = electronCommand(host.dataFolder);
    const second = startChild(command, args, testEnvironment(host.dataFolder));
    expect(await second.ended).toBe(0);
    const page = await reopened;
    await expect(heading(page, 'Tasks')).toBeVisible();
    await openPage(page, 'Runs');
    await expect(page.getByRole('link', { name: 'Run of Tick: succeeded' }).first()).toBeVisible();
    expectEachDueTimeOnce(await settle(host.api, entry.id), entry.createdAt + 1_000, 1_000);
  },
);
