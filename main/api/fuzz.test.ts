import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryView } from '../../shared/api.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { hostileValues, placesIn, spoil } from '../testing/hostile-values.ts';
import { openScratchApp, type ScratchApp } from '../testing/open-scratch-app.ts';
import type { ApiClient } from './local-socket.ts';

/** An answer takes 100 ms on a quiet machine; this is far less than a hang on a busy one. */
const longestMs = 1_000;
const inAnHour = Date.now() + 3_600_000;

let app: ScratchApp;
let database: Database.Database;
let entry: EntryView;

beforeAll(async () => {
  app = await openScratchApp();
  for (const name of ['host', 'other']) await app.api.task.create({ task: command(name) });
  const script = TaskInput.parse({ name: 'script', options: { kind: 'script', shell: 'sh', text: 'true' } });
  await app.api.task.create({ task: script });
  await app.api.task.create({ task: command('removed') });
  await app.api.task.remove({ task: 'removed' });
  entry = await app.api.entry.create({ task: 'host', entry: { schedule: kinds.crontab } });
  database = new Database(join(app.folder, 'downbeat.db'), { readonly: true });
});

afterAll(async () => {
  database.close();
  await app.dispose();
});

function command(name: string): TaskInput {
  return TaskInput.parse({ name, options: { kind: 'command', program: 'true' } });
}

/** One schedule of every kind and of every event; each of their fields is spoilt in turn. */
const kinds = {
  crontab: { kind: 'crontab', expression: '30 2 * * 1-5', dialect: 'vixie', timeZone: 'Europe/Berlin' },
  interval: { kind: 'interval', every: 15, unit: 'min', align: 'anchor', mode: 'calendar', timeZone: 'UTC' },
  once: { kind: 'once', dueAt: inAnHour, timeZone: 'Europe/Berlin' },
  solar: { kind: 'solar', event: 'dusk', latitude: 52.5, longitude: 13.4, offsetMs: 60_000, timeZone: 'Europe/Berlin' },
  rrule: { kind: 'rrule', rule: 'FREQ=MONTHLY;BYDAY=-1FR', startAt: 1_700_000_000_000, timeZone: 'Europe/Berlin' },
  hostStart: { kind: 'event', on: { type: 'hostStart' }, delayMs: 1_000, timeZone: 'UTC' },
  fileChanged: { kind: 'event', on: { type: 'fileChanged', path: '/etc/hosts' }, delayMs: 0, timeZone: 'UTC' },
  taskEnded: {
    kind: 'event',
    on: { type: 'taskEnded', task: 'other', outcome: 'failed' },
    delayMs: 0,
    timeZone: 'UTC',
  },
} as const;

/** Everything an entry may say besides its schedule. */
const rest = {
  enabled: true,
  catchUp: { policy: 'all', windowMs: 3_600_000, limit: 10, startWithinMs: 60_000 },
  overlap: 'queue',
  limits: { startAt: inAnHour, endAt: inAnHour + 366 * 86_400_000, maxRuns: 10 },
  spreadMs: 60_000,
  exclusions: {
    dates: ['2030-12-24'],
    windows: [{ weekdays: [0, 6], from: '22:00', to: '06:00' }],
    calendars: [] as string[],
    action: 'move',
  },
};

/** Differs after anything was saved: SQLite counts what other connections have committed. */
function savedCount(): unknown {
  return database.pragma('data_version', { simple: true });
}

interface Answer {
  readonly error: ORPCError<string, { issues: { path: string; message: string }[] }> | null;
  readonly value: unknown;
}

/** Makes a call as a program would that ignores the types, and holds its answer to what every answer has to be. */
async function ask(call: (api: ApiClient) => Promise<unknown>): Promise<Answer> {
  const before = savedCount();
  const started = performance.now();
  try {
    const value = await call(app.api);
    expect(performance.now() - started).toBeLessThan(longestMs);
    return { error: null, value };
  } catch (thrown) {
    expect(performance.now() - started).toBeLessThan(longestMs);
    if (!(thrown instanceof ORPCError)) throw thrown;
    const error = thrown as NonNullable<Answer['error']>;
    expect(['INVALID', 'CONFLICT', 'NOT_FOUND'], error.message).toContain(error.code);
    expect(error.message.length).toBeLessThan(2_000);
    expect(error.message).not.toMatch(/undefined|\[object|Invalid|Too (big|small)|Unrecognized/);
    if (error.code !== 'NOT_FOUND') expect(error.data.issues.length, error.message).toBeGreaterThan(0);
    expect(savedCount(), error.message).toBe(before);
    return { error, value: null };
  }
}

async function complaint(call: (api: ApiClient) => Promise<unknown>): Promise<[string, string]> {
  const { error } = await ask(call);
  const issue = error?.data.issues[0];
  return [issue?.path ?? '', issue?.message ?? error?.message ?? 'no complaint'];
}

const untyped = <T>(value: unknown): T => value as T;

describe('an entry with anything in any field', () => {
  for (const [name, schedule] of Object.entries(kinds)) {
    const whole = { schedule, ...rest };
    // What all entries share is spoilt with one kind only.
    const places = placesIn(name === 'crontab' ? whole : { schedule });
    it(name, () =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(...places), hostileValues, async (path, wrong) => {
          const input = untyped<EntryLike>(spoil(whole, path, wrong));
          const under = (issue: string) => path[0] === issue.split('.')[0] || issue === 'limits.endAt';
          const previewed = await ask(({ schedule: { preview } }) => preview(untyped(timingOf(input))));
          for (const issue of previewed.error?.data.issues ?? []) expect(under(issue.path), issue.path).toBe(true);
          const created = await ask((api) => api.entry.create({ task: 'host', entry: untyped(input) }));
          const updated = await ask((api) => api.entry.update({ id: entry.id, entry: untyped(input) }));
          expect(updated.error === null).toBe(created.error === null);
          for (const { error, value } of [created, updated]) {
            for (const issue of error?.data.issues ?? []) {
              expect(issue.path).toMatch(/^entry\./);
              expect(under(issue.path.slice('entry.'.length)), `${issue.path}: ${issue.message}`).toBe(true);
            }
            if (value) expect((value as EntryView).sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
          }
          if (created.value) await app.api.entry.remove({ id: (created.value as EntryView).id });
          await app.api.entry.update({ id: entry.id, entry: { schedule: kinds.crontab } });
        }),
        { numRuns: name === 'crontab' ? 150 : 50 },
      ),
    );
  }

  it('has no field that nobody knows', async () => {
    const known = await complaint((api) =>
      api.entry.create({ task: 'host', entry: untyped({ schedule: kinds.once, overlpa: 'skip' }) }),
    );
    expect(known).toEqual(['entry.overlpa', 'is not a field here']);
  });
});

type EntryLike = Readonly<Partial<Record<'schedule' | 'limits' | 'spreadMs' | 'exclusions', unknown>>>;

function timingOf({ schedule, limits, spreadMs, exclusions }: EntryLike): unknown {
  return { schedule, limits, spreadMs, exclusions };
}

describe('calls with anything in any field', () => {
  const until = fc.oneof(fc.constantFrom<unknown>(Date.now() - 1, 0, 8.64e15, 8.64e15 + 1), hostileValues);
  const calls: Record<string, (api: ApiClient, wrong: unknown) => Promise<unknown>> = {
    'entry.pause until': (api, wrong) => api.entry.pause(untyped({ entries: { ids: [entry.id] }, until: wrong })),
    'entry.pause entries': (api, wrong) => api.entry.pause(untyped({ entries: wrong })),
    'entry.pause ids': (api, wrong) => api.entry.pause(untyped({ entries: { ids: wrong } })),
    'entry.pause task': (api, wrong) => api.entry.pause(untyped({ entries: { task: wrong } })),
    'entry.pause tag': (api, wrong) => api.entry.pause(untyped({ entries: { tag: wrong } })),
    'entry.pause': (api, wrong) => api.entry.pause(untyped(wrong)),
    'entry.resume entries': (api, wrong) => api.entry.resume(untyped({ entries: wrong })),
    'entry.resume ids': (api, wrong) => api.entry.resume(untyped({ entries: { ids: [wrong] } })),
    'entry.setEnabled': (api, wrong) => api.entry.setEnabled(untyped({ id: entry.id, enabled: wrong })),
    'entry.why id': (api, wrong) => api.entry.why(untyped({ id: wrong })),
    'entry.why at': (api, wrong) => api.entry.why(untyped({ id: entry.id, at: wrong })),
    'entry.update id': (api, wrong) => api.entry.update(untyped({ id: wrong, entry: { schedule: kinds.once } })),
    'entry.create task': (api, wrong) => api.entry.create(untyped({ task: wrong, entry: { schedule: kinds.once } })),
    'schedule.preview after': (api, wrong) => api.schedule.preview(untyped({ schedule: kinds.rrule, after: wrong })),
    'schedule.preview count': (api, wrong) => api.schedule.preview(untyped({ schedule: kinds.solar, count: wrong })),
    'schedule.preview id': (api, wrong) => api.schedule.preview(untyped({ schedule: kinds.interval, id: wrong })),
    'system.pause': (api, wrong) => api.system.pause(untyped(wrong)),
    'system.pause until': (api, wrong) => api.system.pause(untyped({ until: wrong })),
    'task.run task': (api, wrong) => api.task.run(untyped({ task: wrong })),
    'task.run parameters': (api, wrong) => api.task.run(untyped({ task: 'host', parameters: wrong })),
    'task.run args': (api, wrong) => api.task.run(untyped({ task: 'host', parameters: { args: wrong } })),
    'task.run arg': (api, wrong) => api.task.run(untyped({ task: 'host', parameters: { args: ['a', wrong] } })),
    'task.run environment': (api, wrong) =>
      api.task.run(untyped({ task: 'script', parameters: { environment: wrong } })),
    'task.run variable': (api, wrong) =>
      api.task.run(untyped({ task: 'script', parameters: { environment: { NAME: wrong } } })),
    'task.run name of a variable': (api, wrong) =>
      api.task.run(
        untyped({
          task: 'script',
          parameters: { environment: { [typeof wrong === 'object' ? '' : String(wrong)]: 'x' } },
        }),
      ),
  };

  it.each(Object.entries(calls))('%s', (_name, call) =>
    fc.assert(
      fc.asyncProperty(until, async (wrong) => {
        await ask((api) => call(api, wrong));
        await app.api.system.resume();
        await app.api.entry.resume({ entries: { ids: [entry.id] } });
      }),
      { numRuns: 30 },
    ),
  );

  it('that make no sense are refused at their field', async () => {
    const past = Date.now() - 1;
    expect(await complaint((api) => api.system.pause({ until: past }))).toEqual(['until', 'must be in the future']);
    expect(await complaint((api) => api.entry.pause({ entries: { ids: [entry.id] }, until: past }))).toEqual([
      'until',
      'must be in the future',
    ]);
    expect(await complaint((api) => api.task.run({ task: 'script', parameters: { args: ['a'] } }))).toEqual([
      'parameters.args',
      '“script” is a script, which takes no arguments',
    ]);
    expect((await complaint((api) => api.entry.pause({ entries: { ids: [], task: 'host' } })))[0]).toBe('entries');
    expect(await complaint((api) => api.task.run({ task: 'removed' }))).toEqual(['', 'There is no task “removed”.']);
  });
});

describe('tasks that follow each other', () => {
  const follow = (task: string) => ({ schedule: { ...kinds.taskEnded, on: { type: 'taskEnded' as const, task } } });

  it.each([
    ['themselves', 1],
    ['in a circle of two', 2],
    ['in a circle of 50', 50],
  ])('%s are refused', async (_name, length) => {
    const name = (index: number) => `${length} in a circle ${index}`;
    await app.api.task.create({ task: command(name(0)) });
    for (let index = 1; index < length; index++) {
      await app.api.task.create({ task: command(name(index)), entries: [follow(name(index - 1))] });
    }
    const close = (api: ApiClient) =>
      api.entry.create({ task: name(0), entry: follow(name(length - 1).toUpperCase()) });
    const [path, message] = await complaint(close);
    expect(path).toBe('entry.schedule.on.task');
    expect(message).toMatch(/^the tasks follow each other in a circle: /);
    expect(message.length).toBeLessThan(300);
  });

  it.each(['missing', 'removed', '__proto__', 'toString'])('%s, which is not there, are refused', async (task) => {
    const made = await complaint((api) => api.entry.create({ task: 'host', entry: follow(task) }));
    expect(made).toEqual(['entry.schedule.on.task', `there is no task “${task}”`]);
    const changed = await complaint((api) => api.entry.update({ id: entry.id, entry: follow(task) }));
    expect(changed).toEqual(['entry.schedule.on.task', `there is no task “${task}”`]);
  });

  it('are named, because an id would never be heard of', async () => {
    const { id } = await app.api.task.get({ task: 'other' });
    const [path] = await complaint((api) => api.entry.create({ task: 'host', entry: follow(id) }));
    expect(path).toBe('entry.schedule.on.task');
  });
});

describe('calendars that cannot be', () => {
  const cases: [string, (path: string) => void, RegExp][] = [
    ['missing', () => {}, /no such file|not there|does not exist|there is no/],
    ['a folder', (path) => mkdirSync(path), /folder/],
    ['empty', (path) => writeFileSync(path, ''), /empty|calendar/],
    ['binary', (path) => writeFileSync(path, Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))), /./],
    ['a sentence', (path) => writeFileSync(path, 'hello'), /./],
    ['cut off', (path) => writeFileSync(path, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026'), /./],
  ];

  it.each(cases)('%s', async (name, make, words) => {
    const path = join(app.folder, `${name}.ics`);
    make(path);
    const exclusions = { calendars: [path] };
    const expected: [string, string][] = [
      await complaint((api) => api.entry.create({ task: 'host', entry: { schedule: kinds.crontab, exclusions } })),
      await complaint((api) => api.entry.update({ id: entry.id, entry: { schedule: kinds.crontab, exclusions } })),
    ];
    const [previewPath, message] = await complaint((api) =>
      api.schedule.preview({ schedule: kinds.crontab, exclusions }),
    );
    expect(previewPath).toBe('exclusions.calendars.0');
    expect(message).toMatch(words);
    for (const [field, said] of expected) {
      expect(field).toBe('entry.exclusions.calendars.0');
      expect(said).toBe(message);
    }
  });

  it.each([
    'holidays.ics',
    './a.ics',
    '~/a.ics',
    'file:///a.ics',
    'https://example.org/a.ics',
    '/dev/zero',
    '/proc/self/mem',
    'a\0b',
  ])('%j', async (path) => {
    const [field] = await complaint((api) =>
      api.entry.create({ task: 'host', entry: { schedule: kinds.once, exclusions: { calendars: [path] } } }),
    );
    expect(field).toBe('entry.exclusions.calendars.0');
  });
});
