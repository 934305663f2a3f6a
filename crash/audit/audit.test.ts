import { expect, it } from 'vitest';
import type { VersionedEntry } from '../../main/ledger/history-store.ts';
import { EntryInput } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { audit } from './audit.ts';
import type { Finding, Ledger, LedgerRun } from './ledger.ts';

const start = Date.UTC(2026, 0, 5, 12);
const end = start + 60_000;
const confirmed = { versions: [], runIds: [], hostStarts: 1 };

const everySecond: Schedule = {
  kind: 'interval',
  every: 1,
  unit: 's',
  align: 'anchor',
  mode: 'elapsed',
  anchorAt: start,
  timeZone: 'UTC',
};
const afterEnd: Schedule = { ...everySecond, every: 1_000, unit: 'ms', align: 'lastEnd' };
const afterTask: Schedule = {
  kind: 'event',
  on: { type: 'taskEnded', task: 'ticks', outcome: 'ended' },
  delayMs: 0,
  timeZone: 'UTC',
};

const idOf = (index: number) => `run-${String(index).padStart(3, '0')}`;

function history(entryId: string, schedule: Schedule, changes: Partial<VersionedEntry> = {}) {
  const input = EntryInput.parse({ schedule });
  const entry = { ...input, taskId: 't', createdAt: start, pausedAt: null, pausedUntil: null, ...changes };
  return {
    entryId,
    versions: [
      { at: start, entry },
      { at: end, entry: { ...entry, enabled: false } },
    ],
  };
}

function run(index: number, entryId: string, due: number, changes: Partial<LedgerRun> = {}): LedgerRun {
  const { taskName = 'ticks' } = changes;
  return {
    id: idOf(index),
    taskId: taskName,
    taskName,
    entryId,
    clockEra: 0,
    scheduledFor: due,
    firstScheduledFor: due,
    dueCount: 1,
    state: 'succeeded',
    trigger: 'schedule',
    reason: null,
    queuedAt: due + 2,
    startedAt: due + 3,
    finishedAt: due + 10,
    exitCode: 0,
    ...changes,
  };
}

const linesOf = (runs: readonly LedgerRun[]) =>
  runs.flatMap(({ id, state }) =>
    state === 'succeeded'
      ? [
          { what: 'begin' as const, runId: id },
          { what: 'end' as const, runId: id },
        ]
      : [],
  );

/** A minute of three entries: one every second, one that follows it, one that hangs on its own last run. */
function soundLedger(): Ledger {
  const ticks = Array.from({ length: 60 }, (_, index) => run(index, 'ticks', start + (index + 1) * 1_000));
  // The host was killed at second 20 and was back five seconds later.
  const gone = {
    state: 'missed',
    reason: 'Downbeat was not running.',
    startedAt: null,
    exitCode: null,
    dueCount: 5,
  } as const;
  const firstScheduledFor = start + 20_000;
  ticks.splice(19, 5, run(23, 'ticks', start + 24_000, { ...gone, firstScheduledFor, finishedAt: start + 24_500 }));
  const followers = ticks
    .filter(({ state }) => state === 'succeeded')
    .map((cause, index) => run(100 + index, 'follower', cause.finishedAt ?? 0, { taskName: 'follower' }));
  const rhythm = Array.from({ length: 59 }, (_, index) =>
    run(200 + index, 'rhythm', start + 1_000 + index * 1_010, { taskName: 'rhythm' }),
  );
  const runs = [...ticks, ...followers, ...rhythm];
  return {
    runs,
    entries: [history('ticks', everySecond), history('follower', afterTask), history('rhythm', afterEnd)],
    lines: linesOf(runs),
  };
}

function findingsOf(doctor: (ledger: { runs: LedgerRun[]; lines: Ledger['lines'][number][] }) => void): Finding[] {
  const sound = soundLedger();
  const doctored = { runs: [...sound.runs], lines: [...sound.lines] };
  doctor(doctored);
  return [...audit({ ...sound, ...doctored }, confirmed).findings];
}

const without = (ledger: { runs: LedgerRun[]; lines: Ledger['lines'][number][] }, index: number) => {
  ledger.runs = ledger.runs.filter(({ id }) => id !== idOf(index));
  ledger.lines = ledger.lines.filter(({ runId }) => runId !== idOf(index));
};
const alter = (ledger: { runs: LedgerRun[] }, index: number, changes: Partial<LedgerRun>) => {
  ledger.runs = ledger.runs.map((one) => (one.id === idOf(index) ? { ...one, ...changes } : one));
};

it('finds nothing in a sound ledger, and has looked at all of it', () => {
  const { findings, dueTimes, byState } = audit(soundLedger(), confirmed);
  expect(findings).toEqual([]);
  // The last one is due at the moment of the edit that ends the entry.
  expect(dueTimes).toBe(60);
  expect(Object.fromEntries(byState)).toEqual({ succeeded: 169, missed: 1 });
});

const doctored: [string, Finding['kind'][], Parameters<typeof findingsOf>[0]][] = [
  ['a due time without a run', ['lost', 'invented'], (ledger) => without(ledger, 30)],
  [
    'a due time that a missed run no longer covers',
    ['lost', 'miscounted'],
    (ledger) => alter(ledger, 23, { firstScheduledFor: start + 21_000 }),
  ],
  ['a missed run that counts too few', ['miscounted'], (ledger) => alter(ledger, 23, { dueCount: 4 })],
  [
    'a missed run that reaches over a due time that had its run',
    ['doubled', 'miscounted'],
    (ledger) => alter(ledger, 23, { firstScheduledFor: start + 19_000 }),
  ],
  [
    'two runs for one due time',
    ['doubled'],
    (ledger) => ledger.runs.push(run(99, 'ticks', start + 30_000, { state: 'skipped', reason: 'x', startedAt: null })),
  ],
  [
    'a run when nothing was due',
    ['invented'],
    (ledger) => ledger.runs.push(run(99, 'ticks', start + 30_400, { state: 'skipped', reason: 'x', startedAt: null })),
  ],
  [
    'a run after the entry was switched off',
    ['invented'],
    (ledger) => ledger.runs.push(run(99, 'ticks', end + 1_000, { state: 'skipped', reason: 'x', startedAt: null })),
  ],
  [
    'a run of an entry that nobody made',
    ['invented'],
    (ledger) => ledger.runs.push(run(99, 'nobody', start, { state: 'skipped', reason: 'x', taskName: 'x' })),
  ],
  [
    'due times in another order',
    ['out of order'],
    (ledger) => {
      alter(ledger, 30, {
        state: 'skipped',
        reason: 'x',
        startedAt: null,
        scheduledFor: start + 32_000,
        firstScheduledFor: start + 32_000,
      });
      alter(ledger, 31, {
        state: 'skipped',
        reason: 'x',
        startedAt: null,
        scheduledFor: start + 31_000,
        firstScheduledFor: start + 31_000,
      });
      ledger.lines = ledger.lines.filter(({ runId }) => runId !== idOf(30) && runId !== idOf(31));
      // Nothing ended there any more.
      without(ledger, 100 + 25);
      without(ledger, 100 + 26);
    },
  ],
  ['an end that nothing followed', ['lost'], (ledger) => without(ledger, 140)],
  [
    'a follower that follows nothing',
    ['invented'],
    (ledger) =>
      ledger.runs.push(
        run(199, 'follower', end - 500, {
          startedAt: null,
          taskName: 'follower',
          state: 'skipped',
          reason: 'x',
        }),
      ),
  ],
  [
    'a follower twice for one end',
    ['doubled'],
    (ledger) =>
      ledger.runs.push(
        run(199, 'follower', start + 1_010, { taskName: 'follower', state: 'skipped', reason: 'x', startedAt: null }),
      ),
  ],
  ['a rhythm with a beat too few', ['lost'], (ledger) => without(ledger, 230)],
  [
    'a rhythm that stops',
    ['lost'],
    (ledger) => {
      for (const index of [255, 256, 257, 258]) without(ledger, index);
    },
  ],
  [
    'a rhythm that comes too early',
    ['invented'],
    (ledger) =>
      ledger.runs.push(
        run(259, 'rhythm', start + 1_000 + 58 * 1_010 + 300, {
          taskName: 'rhythm',
          state: 'skipped',
          reason: 'x',
          startedAt: null,
        }),
      ),
  ],
  ['a run that ran twice', ['doubled'], (ledger) => ledger.lines.push({ what: 'begin', runId: idOf(30) })],
  [
    'a success that never ran',
    ['untrue', 'untrue'],
    (ledger) => {
      ledger.lines = ledger.lines.filter(({ runId }) => runId !== idOf(30));
    },
  ],
  [
    'a success that was cut off',
    ['untrue'],
    (ledger) => {
      ledger.lines = ledger.lines.filter(({ runId, what }) => runId !== idOf(30) || what === 'begin');
    },
  ],
  [
    'a missed run that ran',
    ['untrue', 'out of order'],
    (ledger) => ledger.lines.push({ what: 'begin', runId: idOf(23) }),
  ],
  [
    'a run that the ledger does not know',
    ['invented'],
    (ledger) => ledger.lines.push({ what: 'begin', runId: idOf(999) }),
  ],
  ['a run that never ended', ['not final'], (ledger) => alter(ledger, 258, { state: 'running', finishedAt: null })],
  ['a lost run without a reason', ['untrue'], (ledger) => alter(ledger, 258, { state: 'lost', exitCode: null })],
  ['runs that overlap', ['overlapping'], (ledger) => alter(ledger, 31, { startedAt: start + 31_005 })],
];

it.each(doctored)('finds %s', (_, kinds, doctor) => {
  const found = findingsOf(doctor);
  expect(found.map(({ kind }) => kind).sort(), JSON.stringify(found)).toEqual([...kinds].sort());
});

it('finds what was confirmed and is gone', () => {
  const gone = { versions: [{ entryId: 'ticks', at: start + 5 }], runIds: [idOf(998)], hostStarts: 1 };
  expect(audit(soundLedger(), gone).findings.map(({ kind }) => kind)).toEqual(['forgotten', 'forgotten']);
});

it('counts no due time after the last run that an entry may cause', () => {
  const limits = { startAt: null, endAt: null, maxRuns: 10 };
  const entries = [history('ticks', everySecond, { limits })];
  const runs = Array.from({ length: 10 }, (_, index) => run(index, 'ticks', start + (index + 1) * 1_000));
  const ledger = { runs, entries, lines: linesOf(runs) };
  expect(audit(ledger, confirmed)).toMatchObject({ findings: [], dueTimes: 10 });
  const more = [...runs, run(10, 'ticks', start + 11_000)];
  expect(audit({ ...ledger, runs: more, lines: linesOf(more) }, confirmed).findings).toMatchObject([
    { kind: 'invented' },
  ]);
});
