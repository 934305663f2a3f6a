import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TaskInput } from '../../shared/model/task.ts';
import { openScratchApp, type ScratchApp } from '../testing/open-scratch-app.ts';

let apps: ScratchApp[];
beforeEach(() => {
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.dispose();
});

async function open(): Promise<ScratchApp> {
  const app = await openScratchApp();
  apps.push(app);
  return app;
}

interface Followed {
  readonly name: string;
  readonly after?: readonly string[];
}

/** A document of tasks that run after others. */
function chains(tasks: readonly Followed[]): string {
  return JSON.stringify({
    downbeat: 1,
    tasks: tasks.map(({ name, after = [] }) => ({
      name,
      options: { kind: 'command', program: 'true' },
      entries: after.map((task) => ({ schedule: { kind: 'event', on: { type: 'taskEnded', task }, timeZone: 'UTC' } })),
    })),
  });
}

const bring = (app: ScratchApp, tasks: readonly Followed[]) =>
  app.api.transfer.apply({ text: chains(tasks), onConflict: 'replace' });

describe('tasks of a file that follow each other', () => {
  it('come in any order', async () => {
    const { api } = await open();
    await api.transfer.apply({
      text: chains([{ name: 'last', after: ['middle'] }, { name: 'first' }, { name: 'middle', after: ['first'] }]),
    });
    const sentences = (await api.entry.list({})).map(({ taskName, sentence }) => [taskName, sentence]);
    expect(sentences).toEqual([
      ['last', 'After “middle” succeeds'],
      ['middle', 'After “first” succeeds'],
    ]);
  });

  it.each([
    ['itself', [{ name: 'a', after: ['A'] }]],
    [
      'a circle of two',
      [
        { name: 'a', after: ['b'] },
        { name: 'b', after: ['a'] },
      ],
    ],
    [
      'a circle behind others',
      [
        { name: 'z', after: ['a'] },
        { name: 'a', after: ['gone', 'c'] },
        { name: 'b', after: ['a'] },
        { name: 'c', after: ['b', 'z'] },
      ],
    ],
    ['a circle of 50', Array.from({ length: 50 }, (_, at) => ({ name: `t${at}`, after: [`t${(at + 1) % 50}`] }))],
  ])('are refused as a whole where there is %s', async (_name, tasks) => {
    const { api } = await open();
    const asked = api.transfer.apply({ text: chains([{ name: 'harmless' }, ...tasks]) });
    await expect(asked).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(
        /\.entries\.\d\.schedule\.on\.task: the tasks follow each other in a circle: “.*“/,
      ),
    });
    expect(await api.task.list({})).toEqual([]);
  });

  it('may turn around what was registered', async () => {
    const app = await open();
    await bring(app, [{ name: 'a' }, { name: 'b', after: ['a'] }]);
    await bring(app, [{ name: 'a', after: ['b'] }, { name: 'b' }]);
    const entries = await app.api.entry.list({});
    expect(entries.map(({ taskName, sentence }) => [taskName, sentence])).toEqual([['a', 'After “b” succeeds']]);
  });

  it('go on following a task of the file that gets another name', async () => {
    const { api } = await open();
    const first = await api.task.create({
      task: TaskInput.parse({ name: 'a', options: { kind: 'command', program: 'false' } }),
    });
    await api.transfer.apply({ text: chains([{ name: 'a' }, { name: 'b', after: ['A'] }]), onConflict: 'rename' });
    expect((await api.entry.list({})).map(({ sentence }) => sentence)).toEqual(['After “a (2)” succeeds']);
    expect((await api.task.get({ task: first.id })).name).toBe('a');
  });

  it('are refused where they close a circle with what was registered', async () => {
    const app = await open();
    await bring(app, [{ name: 'a' }, { name: 'b', after: ['a'] }]);
    await expect(bring(app, [{ name: 'a', after: ['b'] }])).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('are looked at once each, however long the chain is', async () => {
    const app = await open();
    const started = performance.now();
    await bring(
      app,
      Array.from({ length: 2_000 }, (_, at) => ({ name: `t${at}`, after: at === 0 ? [] : [`t${at - 1}`] })),
    );
    // Looking at the whole chain for every task takes a hundred times as long.
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 120_000);
});

it('refuses to bring a task back that would close a circle', async () => {
  const { api } = await open();
  const task = (name: string) => ({ task: TaskInput.parse({ name, options: { kind: 'command', program: 'true' } }) });
  const follow = (name: string) => ({
    schedule: { kind: 'event' as const, on: { type: 'taskEnded' as const, task: name }, timeZone: 'UTC' },
  });
  const first = await api.task.create(task('a'));
  await api.task.create(task('b'));
  await api.entry.create({ task: 'a', entry: follow('b') });
  await api.task.remove({ task: 'a' });
  await api.task.create(task('a'));
  await api.entry.create({ task: 'b', entry: follow('a') });
  await api.task.remove({ task: 'a' });
  await expect(api.task.restore({ id: first.id })).rejects.toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'entries.0.schedule.on.task' }] },
  });
});

it('warns of what this machine lacks for the schedules of a file, and of those that are never due', async () => {
  const { api } = await open();
  const text = `
downbeat: 1
tasks:
  - name: odd
    options: {kind: command, program: "true"}
    entries:
      - schedule: {kind: crontab, expression: "0 9 * * *", timeZone: UTC}
        exclusions: {calendars: [/nope.ics]}
      - schedule: {kind: once, dueAt: "2001-01-01T00:00:00Z", timeZone: UTC}
      - schedule: {kind: event, on: {type: taskEnded, task: missing}, timeZone: UTC}
      - schedule: {kind: event, on: {type: taskEnded, task: OTHER}, timeZone: UTC}
      - schedule: {kind: once, dueAt: "2001-01-01T00:00:00Z", timeZone: UTC}
        enabled: false
  - {name: other, options: {kind: command, program: "true"}}
`;
  const { items } = await api.transfer.preview({ text });
  expect(items.map(({ warnings }) => warnings)).toEqual([
    [
      'entries.0.exclusions.calendars.0: The calendar “/nope.ics” cannot be read: there is no such file.',
      'entries.1.schedule.dueAt: that moment has passed',
      'entries.2.schedule.on.task: there is no task “missing” here yet',
    ],
    [],
  ]);
  await api.transfer.apply({ text });
  const once = (await api.entry.list({ task: 'odd' })).find(({ schedule }) => schedule.kind === 'once');
  expect((await api.entry.why({ id: once?.id ?? '' })).answer).toBe(
    'It has not been due since it was added, and it is not due any more.',
  );
});

describe('a file with every kind of schedule', () => {
  const nextYear = new Date().getUTCFullYear() + 1;
  const file = `
downbeat: 1
tasks:
  - name: everything
    options: {kind: command, program: "true"}
    entries:
      - schedule: {kind: crontab, expression: "30 2 L * *", timeZone: Europe/Berlin}
        limits: {startAt: "${nextYear}-01-01T00:00:00Z", endAt: "${nextYear + 8}-01-01T00:00:00Z", maxRuns: 5}
        exclusions: {dates: ["${nextYear}-02-28"], windows: [{weekdays: [6, 0]}], action: move}
      - schedule: {kind: interval, every: 2, unit: week, anchorAt: "2026-01-05T08:00:00Z", timeZone: Asia/Tokyo}
        catchUp: {policy: all, window: 3d, limit: 7, startWithin: 5m}
      - schedule: {kind: once, dueAt: "${nextYear}-07-01T09:00:00+02:00", timeZone: Europe/Berlin}
        overlap: allow
      - schedule: {kind: once, dueAt: "2001-01-01T00:00:00Z", timeZone: UTC}
      - schedule: {kind: solar, event: dusk, latitude: 69.6, longitude: 18.9, offset: 10m, timeZone: Europe/Oslo}
      - schedule: {kind: rrule, rule: "FREQ=MONTHLY;BYDAY=-1FR", startAt: "2026-01-30T16:00:00Z", timeZone: UTC}
      - schedule: {kind: event, on: {type: wake}, delay: 30s, timeZone: UTC}
      - schedule: {kind: event, on: {type: fileChanged, path: /etc/hosts}, timeZone: UTC}
`;

  it('is due at the same times in another data folder', async () => {
    const [here, there] = [await open(), await open()];
    await here.api.transfer.apply({ text: file });
    const { text } = await here.api.transfer.export({});
    await there.api.transfer.apply({ text });
    const dueOf = async (app: ScratchApp) =>
      (await app.api.entry.list({})).map(({ sentence, nextRunAt }) => [sentence, nextRunAt]);
    const due = await dueOf(here);
    expect(due).toHaveLength(8);
    expect(due.map(([, at]) => at !== null)).toEqual([true, true, true, false, true, true, false, false]);
    expect(await dueOf(there)).toEqual(due);
    expect((await there.api.transfer.export({})).text).toBe(text);
    expect((await there.api.transfer.preview({ text: file })).items).toMatchObject([{ change: 'same' }]);
  });
});
