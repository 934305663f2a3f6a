import { expect, type Locator, type Page } from '@playwright/test';
import { addScript, everySeconds } from './fixtures/tasks.ts';
import { test } from './fixtures/test.ts';
import { goTo, heading, pick } from './fixtures/window-pages.ts';

const { schedule: interval } = everySeconds(3_600);

// A trace would hold the long text once for every step.
test.use({ trace: 'off' });

test('each complaint about a task stands at its field, and nothing is saved', async ({ host, window }) => {
  await addScript(host.api, 'Taken', 'echo taken');
  await goTo(window, '/tasks/new');
  await expect(heading(window, 'New task')).toBeVisible();
  const name = window.getByRole('textbox', { name: 'Name' });
  const command = window.getByRole('textbox', { name: 'Command' });

  await test.step('nothing filled in', async () => {
    await expectRefusal(window, name, /empty/);
    await expectRefusal(window, command, /program/);
  });

  await test.step('a program that does not exist', async () => {
    await name.fill('New');
    await command.fill('/no/such/program --fast');
    await expectRefusal(window, command, /\/no\/such\/program/);
    await command.fill('/bin/echo hi');
  });

  await test.step('a working folder that is gone', async () => {
    await window.getByRole('button', { name: 'Folder, environment, time limit, tags, notes' }).click();
    const folder = window.getByRole('textbox', { name: 'Working folder' });
    await folder.fill('/no/such/folder');
    await expectRefusal(window, folder, /\/no\/such\/folder/);
    await folder.fill('');
  });

  await test.step('1 MB of text', async () => {
    const notes = window.getByRole('textbox', { name: 'Notes' });
    await paste(notes, 1_000_000);
    await expectRefusal(window, notes, /10000 characters/);
    await notes.fill('');
  });

  await test.step('a date that never comes', async () => {
    await window.getByRole('button', { name: 'Add a schedule' }).click();
    await pick(window, 'Kind of schedule', 'Crontab');
    const expression = window.getByRole('textbox', { name: 'Expression' });
    await expression.fill('0 0 30 2 *');
    await expectRefusal(window, expression, /never/);
    await expression.fill('0 99 * * *');
    await expectRefusal(window, expression, /99/);
    await expression.fill('0 9 * * *');
  });

  await test.step('a name that is taken', async () => {
    await name.fill('Taken');
    await expectRefusal(window, name, /exists already/);
  });

  expect((await host.api.task.list({})).map((task) => task.name)).toEqual(['Taken']);
  await name.fill('Not taken');
  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(heading(window, 'Not taken')).toBeVisible();
});

test('programs get the same complaints with the name of the field', async ({ host }) => {
  const task = { name: 'Echo', options: { kind: 'command', program: '/bin/echo' } } as const;
  const crontab = { kind: 'crontab', expression: '0 9 * * *', timeZone: 'UTC' } as const;
  const create = (part: object, schedule: object = crontab) =>
    host.api.task.create({ task: { ...task, ...part }, entries: [{ schedule: { ...crontab, ...schedule } }] });

  const refusals: [complaint: string, answer: Promise<unknown>][] = [
    ['entries.0.schedule.timeZone', create({}, { timeZone: 'Mars/Olympus' })],
    ['entries.0.schedule.expression', create({}, { expression: '0 0 30 2 *' })],
    ['task.options.program', create({ options: { kind: 'command', program: '/no/such/program' } })],
    ['task.workingFolder', create({ workingFolder: '/no/such/folder' })],
    ['task.notes', create({ notes: 'x'.repeat(1_000_000) })],
    ['task.name', create({ name: '' })],
  ];
  for (const [path, answer] of refusals) {
    await expect(answer, path).rejects.toMatchObject({ code: 'INVALID', data: { issues: [{ path }] } });
  }
  expect(await host.api.task.list({})).toEqual([]);
});

test('every field of every kind of schedule refuses what it cannot mean, and nothing is saved', async ({ host }) => {
  const { id, entries } = await addScript(host.api, 'Held', 'true', [{ schedule: interval }]);
  const create = (entry: unknown) =>
    host.api.entry.create({ task: 'Held', entry: entry as Parameters<typeof host.api.entry.create>[0]['entry'] });
  const kind = (schedule: object) => create({ schedule: { timeZone: 'UTC', ...schedule } });
  const once = { kind: 'once', dueAt: 1, timeZone: 'UTC' };
  const solar = { kind: 'solar', event: 'noon', latitude: 1, longitude: 1 };
  const rrule = { kind: 'rrule', rule: 'FREQ=DAILY', startAt: 0 };
  const event = { kind: 'event', on: { type: 'wake' } };
  const held = (part: object) => create({ schedule: interval, ...part });
  const long = 'x'.repeat(100_000);

  const refusals: [complaint: string, ask: () => Promise<unknown>][] = [
    ['entry.schedule.dueAt', () => kind(once)],
    ['entry.schedule.dueAt', () => kind({ ...once, dueAt: 8.64e15 + 1 })],
    ['entry.schedule.latitude', () => kind({ ...solar, latitude: 91 })],
    ['entry.schedule.offsetMs', () => kind({ ...solar, offsetMs: 1e12 })],
    ['entry.schedule.event', () => kind({ ...solar, event: 'midnight' })],
    ['entry.schedule.rule', () => kind({ ...rrule, rule: long })],
    ['entry.schedule.rule', () => kind({ ...rrule, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })],
    ['entry.schedule.on.path', () => kind({ ...event, on: { type: 'fileChanged', path: long } })],
    ['entry.schedule.on.task', () => kind({ ...event, on: { type: 'taskEnded', task: 'Held' } })],
    ['entry.schedule.delayMs', () => kind({ ...event, delayMs: -1 })],
    ['entry.limits.endAt', () => held({ limits: { startAt: 2, endAt: 1 } })],
    ['entry.limits.maxRuns', () => held({ limits: { maxRuns: 0 } })],
    ['entry.spreadMs', () => held({ spreadMs: 86_400_001 })],
    ['entry.exclusions.dates.0', () => held({ exclusions: { dates: [long] } })],
    ['entry.exclusions.windows.0.from', () => held({ exclusions: { windows: [{ weekdays: [1], from: '25:00' }] } })],
    ['entry.exclusions.calendars.0', () => held({ exclusions: { calendars: ['/no/such/calendar.ics'] } })],
    ['entry.exclusions', () => held({ exclusions: { windows: [{ weekdays: [0, 1, 2, 3, 4, 5, 6] }] } })],
    ['entry.catchUp.startWithinMs', () => held({ catchUp: { startWithinMs: 3_600_001 } })],
    ['until', () => host.api.entry.pause({ entries: { task: 'Held' }, until: 1 })],
  ];
  for (const [path, ask] of refusals) {
    await expect.soft(ask(), path).rejects.toMatchObject({ code: 'INVALID', data: { issues: [{ path }] } });
  }
  expect((await host.api.task.get({ task: id })).entries).toEqual(entries);
});

/** Saves, and finds the complaint at the field. */
async function expectRefusal(window: Page, field: Locator, complaint: RegExp): Promise<void> {
  await window.getByRole('button', { name: 'Create task' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(complaint);
}

/** Puts a long text in at once, as pasting would; Playwright's own `fill` would print all of it where it fails. */
async function paste(field: Locator, length: number): Promise<void> {
  await field.evaluate((element: HTMLTextAreaElement, count) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    set?.call(element, 'x'.repeat(count));
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, length);
}
