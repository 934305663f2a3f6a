import { expect, type Locator, type Page } from '@playwright/test';
import { addScript } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { choose, goTo, heading } from './fixtures/window-pages.ts';

test('a task is given a schedule of every kind, with limits and exceptions', async ({ host, window }) => {
  await addScript(host.api, 'Download photos', 'echo done');
  await goTo(window, '/tasks/new');
  await window.getByRole('textbox', { name: 'Name' }).fill('All kinds');
  await window.getByRole('textbox', { name: 'Command' }).fill('/bin/echo hi');

  await test.step('once', async () => {
    const card = await addSchedule(window, 'Once');
    await card.getByLabel('Date and time').fill('');
    await expect(card.getByText('When it is due must be a date and a time')).toBeVisible();
    await card.getByLabel('Date and time').fill('2031-05-17T06:45');
    await expect(card.getByText(/17 May 2031/).first()).toBeVisible();
  });

  await test.step('the sun', async () => {
    const card = await addSchedule(window, 'Sun');
    await choose(window, 'Moment', 'Sunrise');
    await card.getByRole('textbox', { name: 'How far from it' }).fill('30');
    await choose(window, 'Side', 'before it');
    await card.getByRole('combobox', { name: 'Place' }).click();
    await window.getByRole('option', { name: 'Helsinki' }).click();
    await expect(card.getByRole('textbox', { name: 'Latitude' })).toHaveValue('60.17°');
    await expect(card.getByText(/30 minutes before sunrise/i)).toBeVisible();
  });

  await test.step('a recurrence rule, in fields and as text', async () => {
    const card = await addSchedule(window, 'Recurrence');
    const rule = card.getByRole('textbox', { name: 'Rule' });
    await choose(window, 'Period', 'months');
    await choose(window, 'On', 'a weekday of the month');
    await expect(rule).toHaveValue('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR');
    await rule.fill('FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8');
    await expect(card.getByRole('checkbox', { name: 'Thu' })).toBeChecked();
    await expect(card.getByRole('textbox', { name: 'Times' })).toHaveValue('8');
    await rule.fill('FREQ=DAILY;BYHOUR=9,17');
    await expect(card.getByText(/says more than the fields/)).toBeVisible();
    await card.getByLabel('Starts').fill('2030-01-07T09:00');
  });

  await test.step('another task, kept while the kind is switched', async () => {
    const card = await addSchedule(window, 'Event');
    await choose(window, 'When', 'another task ends');
    await card.getByRole('combobox', { name: 'Task', exact: true }).click();
    await window.getByRole('option', { name: 'Download photos' }).click();
    await choose(window, 'And it', 'has failed');
    await pickKind(card, 'Crontab');
    await expect(card.getByRole('textbox', { name: 'Expression' })).toBeVisible();
    await pickKind(card, 'Event');
    await expect(card.getByText(/Download photos/).last()).toBeVisible();
  });

  await test.step('limits and exceptions, with complaints at their lines', async () => {
    const card = await addSchedule(window, 'Every …');
    await card.getByRole('button', { name: 'Limits and exceptions' }).click();
    await card.getByLabel('Not before').fill('2030-01-01T00:00');
    await card.getByRole('textbox', { name: 'At most so many runs' }).fill('3');
    const spread = card.getByRole('textbox', { name: 'Spread by up to' });
    await spread.fill('2000');
    await card.getByRole('button', { name: 'Add hours of the week' }).click();
    await card.getByRole('button', { name: 'Add a day' }).click();
    await window.getByRole('button', { name: 'Create task' }).click();
    const day = card.getByLabel('Day 1 left out');
    await expect(day).toHaveAttribute('aria-invalid', 'true');
    await expect(card.getByText('Must name a day of the week', { exact: true })).toBeVisible();
    await expect(spread).toHaveAccessibleDescription(/at most 24 h/);
    await spread.fill('');
    await day.fill('2030-01-02');
    await card.getByRole('group', { name: 'Hours 1' }).getByText('Sat', { exact: true }).click();
    await expect(card.getByText('4 set')).toBeVisible();
  });

  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(heading(window, 'All kinds')).toBeVisible();
  const { entries } = await host.api.task.get({ task: 'All kinds' });
  const { timeZone } = await host.api.system.status();
  expect(entries.map(({ schedule }) => schedule)).toMatchObject([
    { kind: 'once', timeZone },
    { kind: 'solar', event: 'sunrise', latitude: 60.17, longitude: 24.94, offsetMs: -30 * 60_000 },
    { kind: 'rrule', rule: 'FREQ=DAILY;BYHOUR=9,17' },
    { kind: 'event', on: { type: 'taskEnded', task: 'Download photos', outcome: 'failed' } },
    { kind: 'interval', every: 15, unit: 'min' },
  ]);
  expect(entries[4]).toMatchObject({
    limits: { maxRuns: 3, endAt: null },
    exclusions: { dates: ['2030-01-02'], windows: [{ weekdays: [6], from: '22:00', to: '07:00' }], action: 'skip' },
  });
});

/** Adds a schedule of a kind and folds nothing else away. */
async function addSchedule(window: Page, kind: string): Promise<Locator> {
  const cards = window.getByRole('group', { name: /^Schedule \d+$/ });
  const at = await cards.count();
  await window.getByRole('button', { name: /^Add (a|another) schedule$/ }).click();
  const card = cards.nth(at);
  await pickKind(card, kind);
  return card;
}

async function pickKind(card: Locator, kind: string): Promise<void> {
  await card.getByRole('radiogroup', { name: 'Kind of schedule' }).getByText(kind, { exact: true }).click();
}
