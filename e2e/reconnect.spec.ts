import { expect } from '@playwright/test';
import { onlyIn } from './fixtures/only-in.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading } from './fixtures/window-pages.ts';

const reason = 'the window of the desktop app ends with its host';

test(
  'a window finds its host again by itself, and what was typed is still there',
  onlyIn('headless', reason),
  async ({ host, window }) => {
    await goTo(window, '/tasks/new');
    const name = window.getByRole('textbox', { name: 'Name' });
    const command = window.getByRole('textbox', { name: 'Command' });
    await name.fill('Half done');
    await host.kill();
    const lost = window.getByText('Connection to Downbeat lost');
    await expect(lost).toBeVisible();
    await command.fill('/bin/echo typed while away');
    await host.start();
    await expect(lost).toBeHidden();

    await expect(name).toHaveValue('Half done');
    await expect(command).toHaveValue('/bin/echo typed while away');
    await window.getByRole('button', { name: 'Create task' }).click();
    await expect(heading(window, 'Half done')).toBeVisible();
    expect((await host.api.task.list({})).map((task) => task.name)).toEqual(['Half done']);
  },
);

test('the window of a host that stands by works before and after it takes over', async ({ host, serve }) => {
  await host.stop();
  const leader = await serve();
  await host.start();
  const window = await host.openWindow();
  await goTo(window, '/tasks/new');
  await window.getByRole('textbox', { name: 'Name' }).fill('Handed over');
  await window.getByRole('textbox', { name: 'Command' }).fill('/bin/echo handed over');
  expect((await host.api.system.status()).pid).toBe(leader.pid);

  leader.kill('SIGKILL');
  await leader.ended;
  await host.reconnect();
  expect((await host.api.system.status()).host).toBe(host.kind);
  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(heading(window, 'Handed over')).toBeVisible();
  await window.getByRole('button', { name: 'Run now' }).click();
  await expect(window.getByRole('region', { name: 'Last runs' }).getByText('Succeeded')).toBeVisible();
});
