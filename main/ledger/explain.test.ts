import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import type { FinishedState } from '../../shared/model/run.ts';
import { TaskInput } from '../../shared/model/task.ts';
import type { Registry } from '../registry/registry.ts';
import type { Store } from '../store/store.ts';
import { timesOf } from '../testing/scratch-store.ts';
import type { SimulatedClock } from '../testing/simulated-clock.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';
import type { ExplainParts } from './case.ts';
import { explain } from './explain.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Noon in Berlin. */
const start = Date.parse('2026-11-10T12:00:00+01:00');

let core: SimulatedCore;
let clock: SimulatedClock;
let registry: Registry;
let store: Store;
let startedAt: number;
let parts: Partial<ExplainParts>;

beforeEach(() => {
  core = openSimulatedCore(start);
  ({ clock, registry, store } = core);
  startedAt = start;
  parts = {};
});

afterEach(() => core.dispose());

/** Another host takes over where one had stopped. */
function startHost(): void {
  core.restart(0);
  startedAt = clock.now();
}

/** Registers a task with one entry, a crontab in Berlin unless said otherwise, and returns the id of the entry. */
function add(expression: string, change: object = {}): string {
  const { entries } = registry.createTask(
    TaskInput.parse({ name: `task ${Math.random()}`, options: { kind: 'command', program: 'true' } }),
    [EntryInput.parse({ schedule: cron(expression), ...change })],
  );
  return entries[0]?.id ?? '';
}

const cron = (expression: string, timeZone = 'Europe/Berlin') => ({
  kind: 'crontab' as const,
  expression,
  dialect: 'vixie' as const,
  timeZone,
});

function edit(id: string, change: object): void {
  const { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions } = store.registry.findEntry(id) ?? {};
  const input = { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions };
  registry.updateEntry(id, EntryInput.parse({ ...input, ...change }));
}

/** Starts everything that waits, 4 ms from now. */
function work(): string[] {
  clock.advance(4);
  return store.queue.claim(100, clock.now()).map(({ run }) => run.id);
}

function end(runIds: readonly string[], state: FinishedState, more: object = {}): void {
  const rest = { reason: null, exitCode: null, signal: null, outputBytes: 0, ...more };
  store.queue.recordFinished(
    runIds.map((runId) => ({ runId, state, startedAt: null, finishedAt: clock.now(), ...rest })),
  );
}

/** Lets time pass until a moment in Berlin. */
const until = (moment: string) => clock.advance(Date.parse(moment) - clock.now());

function why(id: string, at?: string) {
  return explain(id, at === undefined ? null : Date.parse(at), {
    now: clock.now(),
    hostZone: 'Europe/Berlin',
    startedAt,
    history: store.history,
    timesOf,
    current: store.registry.findEntry(id),
    queue: { maxActiveRuns: 8, activeCount: 0, isWorking: true },
    paused: null,
    ...parts,
  });
}

const at3 = '2026-11-11T03:00:00+01:00';
const night = (expression = '0 3 * * *', change: object = {}) => {
  const id = add(expression, change);
  until(at3);
  return id;
};

describe('a due time that became a run', () => {
  it.each<[string, FinishedState, object, string]>([
    ['succeeded', 'succeeded', {}, 'it succeeded'],
    ['failed', 'failed', { exitCode: 1 }, 'it failed with exit code 1'],
    ['crashed', 'failed', { signal: 'SIGSEGV' }, 'it was ended by SIGSEGV'],
    ['took too long', 'timedOut', {}, 'it was stopped because its time was up'],
    ['was stopped', 'cancelled', { reason: 'Stopped by hand.' }, 'it was stopped: Stopped by hand'],
    ['vanished', 'lost', {}, 'it was lost: how it ended is not known'],
  ])('and %s', (_, state, more, ending) => {
    const id = night();
    const runIds = work();
    clock.advance(minute);
    end(runIds, state, more);
    expect(why(id, at3)).toMatchObject({
      at: Date.parse(at3),
      answer: `It was due at 03:00 and ran at 03:00:00.004; ${ending}.`,
      run: { state },
      before: null,
      after: Date.parse(at3) + day,
    });
    expect(why(id).answer).toBe(why(id, at3).answer);
  });

  it('and is still active, or waits', () => {
    const id = night();
    expect(why(id).answer).toBe('It was due at 03:00 and is waiting: it starts in a moment.');
    parts = { queue: { maxActiveRuns: 8, activeCount: 8, isWorking: true } };
    expect(why(id).answer).toBe('It was due at 03:00 and is waiting: 8 runs may be active at once.');
    parts = { queue: { maxActiveRuns: 8, activeCount: 0, isWorking: false } };
    expect(why(id).answer).toBe('It was due at 03:00 and is waiting: no Downbeat is running that could start it.');
    work();
    expect(why(id).answer).toBe('It was due at 03:00 and ran at 03:00:00.004; it is still running.');
  });

  it('on an earlier day, in another zone', () => {
    const id = add('0 3 * * *', { schedule: cron('0 3 * * *', 'America/New_York') });
    until('2026-11-12T12:00:00+01:00');
    expect(why(id, '2026-11-11T03:00:00-05:00').answer).toBe(
      'It was due at 03:00 on 11 November (America/New_York) and is waiting: it starts in a moment.',
    );
  });
});

describe('a due time that passed while nothing could run', () => {
  it('in sleep: one run stands for all', () => {
    const id = add('0 3-7 * * *', { catchUp: { windowMs: day } });
    clock.sleep(20 * hour + 12 * minute);
    clock.advance(30_000);
    end(work(), 'succeeded');
    const { answer, details, run } = why(id, at3);
    expect(answer).toBe(
      'It was due at 03:00, but the computer was asleep, or its clock was moved; the run at 08:12:30 stands for it and 4 others; it succeeded.',
    );
    expect(details[0]).toMatch(/one run makes up for all/);
    expect(run?.dueCount).toBe(5);
    expect(why(id, '2026-11-11T03:30:00+01:00').answer).toMatch(/^It was not due at 03:30: it is due /);
  });

  it('while closed: caught up, missed or too long ago', () => {
    const ids = [
      add('0 3 * * *'),
      add('0 3 * * *', { catchUp: { policy: 'skip' } }),
      add('0 3 * * *', { catchUp: { windowMs: hour } }),
    ];
    core.beat().stop();
    until('2026-11-11T08:12:00+01:00');
    startHost();
    end(work(), 'succeeded');
    expect(ids.map((id) => why(id, at3).answer)).toEqual([
      'It was due at 03:00 and was caught up at 08:12, because Downbeat was not running; it succeeded.',
      'It was due at 03:00 but was missed: Downbeat was not running.',
      'It was due at 03:00 but was missed: Downbeat was not running.',
    ]);
    expect(why(ids[1] ?? '', at3).details[0]).toMatch(/catch-up policy is “skip”/);
    expect(why(ids[2] ?? '', at3).details[1]).toBe('Only the last 1h are made up for.');
  });

  it('and is not handled yet', () => {
    const id = add('0 3 * * *');
    core.beat().stop();
    until('2026-11-11T03:05:00+01:00');
    expect(why(id).answer).toBe('It was due at 03:00 and is about to be handled.');
    parts = { queue: { maxActiveRuns: 8, activeCount: 0, isWorking: false } };
    expect(why(id).answer).toBe(
      'It was due at 03:00, but no Downbeat is running: the next one that starts deals with it.',
    );
    parts = { paused: { until: null } };
    expect(why(id).answer).toBe(
      'It was due at 03:00, but everything is paused; it is recorded as skipped when the pause ends.',
    );
  });
});

describe('what people did', () => {
  it('overlap: the run before had not ended', () => {
    const id = add('*/30 * * * *');
    until('2026-11-11T02:30:00+01:00');
    clock.advance(4);
    const claimed = store.queue.claim(100, clock.now());
    expect(claimed).toHaveLength(1);
    until(at3);
    const { answer, details } = why(id, at3);
    expect(answer).toMatch(/^It was due at 03:00 but was skipped: the previous run was still running\.$/);
    expect(details[0]).toMatch(/^The run before it is active since 02:30\./);
  });

  it('switched off, and on again', () => {
    const id = add('0 3 * * *');
    until('2026-11-10T18:00:00+01:00');
    edit(id, { enabled: false });
    until('2026-11-11T08:00:00+01:00');
    expect(why(id).answer).toBe('It is switched off since 18:00 on 10 November.');
    edit(id, { enabled: true });
    clock.advance(minute);
    expect(why(id, at3).answer).toBe('It was switched off from 18:00 on 10 November until 08:00 on 11 November.');
  });

  it('paused, until it was resumed or with an end', () => {
    const id = add('0 3 * * *');
    const other = add('0 3 * * *');
    until('2026-11-10T18:00:00+01:00');
    registry.pauseEntries({ ids: [id] }, null);
    registry.pauseEntries({ ids: [other] }, Date.parse('2026-11-11T06:00:00+01:00'));
    until('2026-11-11T04:00:00+01:00');
    expect(why(id, at3).answer).toBe(
      'It was due at 03:00, but it was paused at 18:00 on 10 November; it is recorded as skipped when the pause ends.',
    );
    until('2026-11-11T08:00:00+01:00');
    registry.resumeEntries({ ids: [id] });
    for (const [entry, end] of [
      [id, '08:00'],
      [other, '06:00'],
    ] as const) {
      const { answer, details } = why(entry, at3);
      expect(answer).toBe('It was due at 03:00 but was skipped: this schedule was paused.');
      expect(details[0]).toBe(`It was paused at 18:00 on 10 November until ${end} on 11 November.`);
    }
  });

  it('edited, removed, added later', () => {
    const id = night('0 4 * * *');
    until('2026-11-11T03:30:00+01:00');
    edit(id, { schedule: cron('0 5 * * *') });
    until('2026-11-11T06:00:00+01:00');
    const { answer, details } = why(id, at3);
    expect(answer).toBe('It was not due at 03:00: it is due at 04:00 every day.');
    expect(details).toContain('It has been changed since; at that time it was due at 04:00 every day.');
    expect(why(id, '2026-11-11T04:00:00+01:00').answer).toBe('It was not due at 04:00: it is due at 05:00 every day.');
    expect(why(id, '2026-11-10T04:00:00+01:00').answer).toBe(
      'There was no such schedule at 04:00 on 10 November: it was added at 12:00.',
    );
    registry.removeEntry(id);
    clock.advance(day);
    expect(why(id).answer).toBe('It was removed at 06:00 on 11 November.');
    const { run, details: later } = why(id, '2026-11-11T05:00:00+01:00');
    expect(run).not.toBeNull();
    expect(later.at(-1)).toBe('It was removed at 06:00.');
    expect(() => why('00000000-0000-7000-8000-000000000000')).toThrow(/There is no entry/);
  });
});

describe('what the schedule says', () => {
  it('it has not come yet', () => {
    const id = add('0 3 * * *');
    expect(why(id).answer).toBe('It has not been due yet; it is next due at 03:00 on 11 November.');
    const paused = add('0 3 * * *');
    clock.advance(minute);
    registry.pauseEntries({ ids: [paused] }, null);
    clock.advance(minute);
    expect(why(paused)).toMatchObject({
      answer: 'It has not been due yet.',
      details: ['It is paused since 12:01.'],
    });
    const inUtc = add('0 3 * * *', { schedule: cron('0 3 * * *', 'UTC') });
    expect(why(inUtc).answer).toBe('It has not been due yet; it is next due at 03:00 on 11 November (UTC).');
    expect(why(id, at3).answer).toBe('It has not been 03:00 on 11 November yet; it is due then.');
    expect(why(id, '2026-11-11T02:00:00+01:00').answer).toBe(
      'It has not been 02:00 on 11 November yet, and it is not due then; it is next due at 03:00.',
    );
  });

  it('limits: too early, too late, all runs used up', () => {
    const noon = Date.parse('2026-11-11T12:00:00+01:00');
    const early = add('0 3 * * *', { limits: { startAt: noon } });
    const late = add('0 */2 * * *', { limits: { endAt: start + 6 * hour } });
    const used = add('0 */2 * * *', { limits: { maxRuns: 2 }, overlap: 'allow' });
    until('2026-11-11T08:00:00+01:00');
    expect(why(early, at3).answer).toBe('It was not due at 03:00: it is not due before 12:00.');
    expect(why(late, '2026-11-11T04:00:00+01:00').answer).toBe(
      'It was not due at 04:00: it is not due after 18:00 on 10 November.',
    );
    expect(why(used, '2026-11-11T04:00:00+01:00').answer).toBe(
      'It was due at 04:00, but it had caused all the runs it may, 2: the last was due at 16:00 on 10 November.',
    );
  });

  it('exclusions: left out or moved', () => {
    const nothing = { dates: [], windows: [], calendars: [] };
    const excluded = (exclusions: object) => add('0 3 * * *', { exclusions: { ...nothing, ...exclusions } });
    const byDate = excluded({ dates: ['2026-11-11'] });
    const byWindow = excluded({ windows: [{ weekdays: [3], from: '00:00', to: '06:00' }], action: 'move' });
    until('2026-11-11T05:00:00+01:00');
    expect(why(byDate, at3)).toMatchObject({ answer: 'It was not due at 03:00: that day is excluded.', run: null });
    expect(why(byWindow, at3).answer).toBe(
      'It was moved from 03:00, because Wednesday from 00:00 to 06:00 is excluded: it is due at 06:00, which has not come yet.',
    );
    until('2026-11-11T06:00:00+01:00');
    end(work(), 'succeeded');
    expect(why(byWindow, at3).answer).toBe(
      'It was moved from 03:00, because Wednesday from 00:00 to 06:00 is excluded: it was due at 06:00 and ran at 06:00:00.004; it succeeded.',
    );
    expect(why(byWindow, '2026-11-11T06:00:00+01:00').answer).toBe(why(byWindow, at3).answer);
  });

  it('spread: the same answer for the moment and for what it became', () => {
    const id = add('0 3 * * *', { spreadMs: 10 * minute });
    until('2026-11-11T03:30:00+01:00');
    const { answer, details, at, run } = why(id, at3);
    expect(answer).toMatch(/^It was due at 03:[01]\d[:.\d]* and is waiting/);
    expect(details[0]).toMatch(/^Its due times are spread by up to 10m: the one of 03:00 came [\dms ]+ later\.$/);
    expect(run?.scheduledFor).toBe(at);
    expect(why(id, new Date(at).toISOString()).answer).toBe(answer);
  });

  it('it waits for a run or an event', () => {
    const event = add('', { schedule: { kind: 'event', on: { type: 'wake' }, delayMs: 0, timeZone: 'Europe/Berlin' } });
    const after = add('', {
      schedule: { kind: 'interval', every: 1, unit: 'h', align: 'lastEnd', timeZone: 'Europe/Berlin' },
    });
    clock.advance(2 * hour);
    core.beat().happened('wake', null);
    work();
    until(at3);
    expect(why(event, at3).answer).toMatch(/^Nothing that it waits for was noticed at 03:00: it is due /);
    expect(why(event).answer).toMatch(/^It was due at 14:00 on 10 November and ran at 14:00:00.004/);
    expect(why(after, at3).answer).toMatch(
      /^It was not due at 03:00, because its last run had not ended: it is active since 14:00 on 10 November/,
    );
  });
});

describe('when the clocks change', () => {
  it('forward: what was due in the gap, and what follows the clock', () => {
    clock.set(Date.parse('2026-03-28T12:00:00+01:00'));
    const fixed = add('30 2 * * *');
    const wild = add('*/30 2 * * *');
    until('2026-03-29T03:00:00+02:00');
    end(work(), 'succeeded');
    expect(why(fixed, '2026-03-29T03:00:00+02:00').answer).toBe(
      '02:30 did not exist that night: the clocks went forward from 02:00 to 03:00, so it was due at 03:00 and ran at 03:00:00.004; it succeeded.',
    );
    expect(why(wild, '2026-03-29T03:00:00+02:00').answer).toBe(
      '02:00 did not exist that night: the clocks went forward from 02:00 to 03:00, and this schedule follows the clock.',
    );
  });

  it('back: the first time only', () => {
    clock.set(Date.parse('2026-10-24T12:00:00+02:00'));
    const fixed = add('30 2 * * *');
    until('2026-10-25T04:00:00+01:00');
    expect(why(fixed, '2026-10-25T02:30:00+01:00').answer).toBe(
      '02:30 came twice that night, because the clocks went back from 03:00 to 02:00; it was due the first time only.',
    );
    expect(why(fixed, '2026-10-25T02:30:00+02:00').run).not.toBeNull();
  });
});

it('finds the run of every due time, whatever happened, and has an answer for every moment', () => {
  const schedules = [
    cron('*/20 * * * *'),
    cron('30 2,14 * * *'),
    { kind: 'interval', every: 45, unit: 'min', align: 'clock', timeZone: 'Europe/Berlin' },
    { kind: 'interval', every: 2, unit: 'h', align: 'lastEnd', timeZone: 'UTC' },
    { kind: 'solar', event: 'sunset', latitude: 52.5, longitude: 13.4, timeZone: 'Europe/Berlin' },
    { kind: 'event', on: { type: 'wake' }, delayMs: 30_000, timeZone: 'UTC' },
  ];
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('advance', 'sleep', 'restart'), ms: fc.integer({ min: 1, max: 9 * hour }) }),
    fc.record({ do: fc.constantFrom('pause', 'resume', 'switch', 'edit', 'work', 'wake'), ms: fc.nat(4) }),
  );
  fc.assert(
    fc.property(
      fc.nat(schedules.length - 1),
      fc.array(step, { minLength: 3, maxLength: 15 }),
      fc.array(fc.integer({ min: -hour, max: 48 * hour }), { minLength: 5, maxLength: 5 }),
      fc.constantFrom(0, 5 * minute),
      (index, steps, moments, spreadMs) => {
        const schedule = schedules[index];
        const from = clock.now();
        const id = add('', { schedule, spreadMs, overlap: 'queue', exclusions: { dates: ['2026-11-12'] } });
        for (const { do: what, ms } of steps) {
          if (what === 'advance') clock.advance(ms);
          if (what === 'sleep') clock.sleep(ms);
          if (what === 'restart') {
            core.beat().stop();
            clock.advance(ms);
            startHost();
          }
          if (what === 'pause') registry.pauseEntries({ ids: [id] }, ms === 0 ? null : clock.now() + ms * hour);
          if (what === 'resume') registry.resumeEntries({ ids: [id] });
          if (what === 'switch') edit(id, { enabled: ms > 2 });
          if (what === 'edit') edit(id, { schedule: ms > 2 ? schedule : cron('*/30 * * * *') });
          if (what === 'wake') core.beat().happened('wake', null);
          if (what === 'work') end(work(), 'succeeded');
        }
        for (const run of store.runs.page({ entryId: id }, null, 50)) {
          for (const due of [run.scheduledFor, run.firstScheduledFor]) {
            const { at, run: found, answer } = why(id, new Date(due ?? 0).toISOString());
            expect({ found: found?.id, isDue: at === due }, answer).toEqual({ found: run.id, isDue: true });
          }
        }
        for (const moment of moments) {
          expect(why(id, new Date(from + moment).toISOString()).answer).toMatch(/^[A-Z0-9].+\.$/);
        }
        expect(why(id).answer).toMatch(/^[A-Z0-9].+\.$/);
        registry.removeEntry(id);
      },
    ),
    { numRuns: 25 },
  );
});
