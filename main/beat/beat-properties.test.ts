import process from 'node:process';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { readWalls, walkWallClock } from '../../shared/schedule/testing/walk-wall-clock.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Just before the night on which Berlin's clocks go back; every test ends within two weeks. */
const start = Date.UTC(2025, 9, 25, 21, 59, 30);
const horizon = start + 14 * day;
const berlin = readWalls('Europe/Berlin', start - (start % minute), horizon);

/** A schedule with all of its due times, found the naive way. */
interface Known {
  readonly schedule: Schedule;
  readonly due: () => readonly number[];
}

const anchoredAt = start - 17 * second;
const intervals: fc.Arbitrary<Known> = fc.integer({ min: 30, max: 4_000 }).map((every) => ({
  schedule: {
    kind: 'interval',
    every,
    unit: 's',
    align: 'anchor',
    mode: 'elapsed',
    anchorAt: anchoredAt,
    timeZone: 'UTC',
  },
  due: () =>
    Array.from(
      { length: Math.floor((horizon - anchoredAt) / (every * second)) },
      (_, index) => anchoredAt + index * every * second,
    ),
}));

const crontabs: fc.Arbitrary<Known> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(2, 7, 20, 30).map((step) => ({ text: `*/${step}`, holds: (at: number) => at % step === 0 })),
      fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 3 }).map((values) => ({
        text: values.join(','),
        holds: (at: number) => values.includes(at),
      })),
    ),
    fc.oneof(
      fc.constant({ text: '*', holds: () => true }),
      fc.constantFrom<number[]>([2], [1, 2, 3], [0, 12]).map((values) => ({
        text: values.join(','),
        holds: (at: number) => values.includes(at),
      })),
    ),
  )
  .map(([minutes, hours]) => {
    const matches = (wall: number) => {
      const date = new Date(wall);
      return minutes.holds(date.getUTCMinutes()) && hours.holds(date.getUTCHours());
    };
    const isWild = minutes.text.startsWith('*') || hours.text.startsWith('*');
    return {
      schedule: {
        kind: 'crontab',
        expression: `${minutes.text} ${hours.text} * * *`,
        dialect: 'vixie',
        timeZone: 'Europe/Berlin',
      },
      due: () => walkWallClock(berlin, start - (start % minute), matches, isWild),
    };
  });

const moments: fc.Arbitrary<Known> = fc
  .integer({ min: start + 15 * minute, max: start + 5 * day })
  .map((dueAt) => ({ schedule: { kind: 'once', dueAt, timeZone: 'UTC' }, due: () => [dueAt] }));

const known = fc.oneof({ arbitrary: intervals, weight: 3 }, { arbitrary: crontabs, weight: 3 }, moments);
const policies = fc.record({
  catchUp: fc.record({
    policy: fc.constantFrom('skip', 'latest', 'all'),
    windowMs: fc.option(fc.nat(2 * day)),
    limit: fc.integer({ min: 1, max: 20 }),
    startWithinMs: fc.constantFrom(0, minute),
  }),
  overlap: fc.constantFrom('skip', 'queue', 'allow', 'replace'),
});

type Step =
  | { do: 'add'; known: Known; policies: object }
  | { do: 'edit'; entry: number; known: Known; policies: object }
  | { do: 'toggle' | 'remove' | 'resume'; entry: number }
  | { do: 'pause'; entry: number; forMs: number | null }
  | { do: 'pauseAll'; forMs: number | null }
  | { do: 'resumeAll' }
  | { do: 'advance' | 'sleep' | 'restart' | 'race' | 'setBack'; ms: number }
  | { do: 'die'; steps: number; when: 'before' | 'after' }
  | { do: 'work'; count: number };

const entry = fc.nat(9);
const forMs = fc.option(fc.integer({ min: 1, max: 6 * hour }));
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ do: fc.constant('add' as const), known, policies }), weight: 4 },
    fc.record({ do: fc.constant('edit' as const), entry, known, policies }),
    fc.record({ do: fc.constantFrom('toggle' as const, 'remove' as const, 'resume' as const), entry }),
    fc.record({ do: fc.constant('pause' as const), entry, forMs }),
    fc.record({ do: fc.constant('pauseAll' as const), forMs }),
    fc.constant({ do: 'resumeAll' as const }),
    { arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.nat(40 * minute) }), weight: 4 },
    { arbitrary: fc.record({ do: fc.constant('sleep' as const), ms: fc.nat(10 * hour) }), weight: 2 },
    fc.record({ do: fc.constant('restart' as const), ms: fc.nat(5 * hour) }),
    fc.record({ do: fc.constant('race' as const), ms: fc.nat(20 * minute) }),
    fc.record({ do: fc.constant('setBack' as const), ms: fc.integer({ min: 2 * second, max: 8 * hour }) }),
    fc.record({
      do: fc.constant('die' as const),
      steps: fc.integer({ min: 1, max: 9 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
    fc.record({ do: fc.constant('work' as const), count: fc.integer({ min: 1, max: 5 }) }),
  ),
  { maxLength: 30, size: 'max' },
);

/** An entry with the due times that the ledger has to account for, one after the other. */
interface Expected {
  readonly id: string;
  known: Known;
  policies: object;
  enabled: boolean;
  paused: boolean;
  removed: boolean;
  /** What was due until the entry last changed. */
  past: number[];
  /** From when on its present schedule counts. */
  since: number;
}

let core: SimulatedCore | undefined;
afterEach(() => core?.dispose());

it('accounts for every due time exactly once and in order, whatever happens in between', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const run = openSimulatedCore(start);
      core = run;
      const entries: Expected[] = [];
      for (const step of all) {
        if (run.clock.now() > horizon - 2 * day) break;
        // A change that dies with its host did not happen.
        if (tryStep(run, entries, step)) note(run, entries, step);
        if (run.isDead()) run.restart(second);
      }
      finish(run, entries);
      for (const expected of entries) expectAllAccountedFor(run, expected);
      run.dispose();
    }),
    // Shrinking a failure goes through as many cases again: it is ended where it would take minutes.
    {
      numRuns: Number(process.env.PROPERTY_RUNS ?? 150),
      interruptAfterTimeLimit: 500_000,
      markInterruptAsFailure: true,
    },
  );
}, 600_000);

function at(entries: readonly Expected[], index: number): Expected | undefined {
  return entries.length === 0 ? undefined : entries[index % entries.length];
}

/** Whether the step makes sense for the entry it is about. */
function target(entries: readonly Expected[], step: Step): Expected | undefined {
  if (!('entry' in step)) return undefined;
  const found = at(entries, step.entry);
  return found?.removed ? undefined : found;
}

function tryStep(run: SimulatedCore, entries: Expected[], step: Step): boolean {
  const subject = target(entries, step);
  if ('entry' in step && !subject) return false;
  const now = run.clock.now();
  const until = (ms: number | null) => (ms === null ? null : now + ms);
  const ids = { ids: [subject?.id ?? ''] };
  try {
    switch (step.do) {
      case 'add': {
        const created = run.addEntry(input(step.known, step.policies, true));
        const { known, policies } = step;
        const fresh = { id: created.id, known, policies, enabled: true, paused: false, removed: false };
        entries.push({ ...fresh, past: [], since: now });
        return false;
      }
      case 'edit':
        run.registry.updateEntry(subject?.id ?? '', input(step.known, step.policies, subject?.enabled ?? true));
        return true;
      case 'toggle':
        run.registry.updateEntry(subject?.id ?? '', input(subject?.known, subject?.policies ?? {}, !subject?.enabled));
        return true;
      case 'remove':
        run.registry.removeEntry(subject?.id ?? '');
        return true;
      case 'pause':
        run.registry.pauseEntries(ids, until(step.forMs));
        return true;
      case 'resume':
        run.registry.resumeEntries(ids);
        return true;
      case 'pauseAll':
        run.pauseAll(until(step.forMs));
        return true;
      case 'resumeAll':
        run.resumeAll();
        return true;
      case 'advance':
        run.clock.advance(step.ms);
        return true;
      case 'sleep':
        run.clock.sleep(step.ms);
        return true;
      case 'restart':
        run.restart(step.ms);
        return true;
      case 'race':
        run.race(step.ms);
        return true;
      case 'setBack':
        if (entries.some(({ paused }) => paused) || run.beat().status().state !== 'running') return false;
        if (now - step.ms < start) return false;
        // What is due by the old clock is handled before it is set, as a tick would have done.
        run.beat().wake();
        run.clock.set(now - step.ms);
        run.beat().wake();
        noteSetBack(run, entries, now);
        return false;
      case 'die':
        run.dieAt(step.steps, step.when);
        return true;
      case 'work': {
        const claimed = run.store.queue.claim(step.count, now);
        const ends = claimed.map(({ run: { id } }) => ({ runId: id, state: 'succeeded' as const, ...endedAt(now) }));
        run.store.queue.recordFinished(ends);
        return true;
      }
    }
  } catch (error) {
    if (!run.isDead() && (error as { code?: string }).code !== 'INVALID') throw error;
    return false;
  }
}

const endedAt = (now: number) => ({
  reason: null,
  startedAt: now,
  finishedAt: now,
  exitCode: 0,
  signal: null,
  outputBytes: 0,
});

function input(known: Known | undefined, some: object, enabled: boolean): EntryInput {
  return EntryInput.parse({ schedule: known?.schedule, enabled, ...some });
}

/** Takes down what the step changed in what is expected. */
function note(run: SimulatedCore, entries: readonly Expected[], step: Step): void {
  const subject = target(entries, step);
  if (!subject) return;
  const now = run.clock.now();
  const settle = () => {
    if (subject.enabled) subject.past.push(...between(subject.known.due(), subject.since, now));
    subject.since = Math.max(subject.since, now);
  };
  if (step.do === 'edit') {
    settle();
    subject.known = step.known;
    subject.policies = step.policies;
  } else if (step.do === 'toggle') {
    settle();
    subject.enabled = !subject.enabled;
    subject.paused = false;
  } else if (step.do === 'remove') {
    settle();
    subject.removed = true;
  } else if (step.do === 'pause') subject.paused = subject.enabled;
  else if (step.do === 'resume') subject.paused = false;
}

/** Set back by more than three hours, or one interval, what comes again counts again. */
function noteSetBack(run: SimulatedCore, entries: readonly Expected[], before: number): void {
  const now = run.clock.now();
  for (const subject of entries) {
    if (!subject.enabled || subject.removed) continue;
    const due = subject.known.due();
    const done = run.runsOf(subject.id).at(-1)?.scheduledFor ?? null;
    if (done === null || done <= now) {
      // Nothing was done yet of what comes again.
      subject.past.push(...between(due, subject.since, now));
      subject.since = now;
      continue;
    }
    const after = due.find((other) => other > done);
    const period = after === undefined ? 3 * hour : after - done;
    if (done - now <= Math.min(3 * hour, period)) {
      subject.past.push(...between(due, subject.since, done));
      subject.since = Math.max(subject.since, done);
    } else {
      subject.past.push(...between(due, subject.since, before));
      subject.since = now;
    }
  }
}

function between(due: readonly number[], after: number, upTo: number): number[] {
  return due.filter((other) => other > after && other <= upTo);
}

/** Ends all pauses and lets the beat handle the rest. */
function finish(run: SimulatedCore, entries: readonly Expected[]): void {
  run.dieAt(Number.POSITIVE_INFINITY, 'before');
  run.resumeAll();
  for (const { id, removed } of entries) if (!removed) run.registry.resumeEntries({ ids: [id] });
  run.beat().wake();
}

function expectAllAccountedFor(run: SimulatedCore, expected: Expected): void {
  const { past, known, since, enabled, removed, id } = expected;
  const rest = enabled && !removed ? between(known.due(), since, run.clock.now()) : [];
  const due = [...past, ...rest];
  const told = run.runsOf(id).map(({ firstScheduledFor, scheduledFor, dueCount }) => {
    const place = due.indexOf(firstScheduledFor ?? 0);
    return { firstScheduledFor, scheduledFor, dueCount, place };
  });
  let place = 0;
  for (const { firstScheduledFor, scheduledFor, dueCount } of told) {
    expect({ firstScheduledFor, scheduledFor }, JSON.stringify(told.slice(-8))).toEqual({
      firstScheduledFor: due[place],
      scheduledFor: due[place + dueCount - 1],
    });
    place += dueCount;
  }
  expect(place).toBe(due.length);
}
