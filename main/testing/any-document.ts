import fc from 'fast-check';
import { EntryInput } from '../../shared/model/entry.ts';
import { solarEvents, taskOutcomes } from '../../shared/model/schedule.ts';
import { TaskInput } from '../../shared/model/task.ts';
import type { TransferDocument } from '../../shared/model/transfer.ts';

// Texts that YAML and JSON tend to get wrong, next to random ones.
const traps = [
  '',
  ' ',
  'no',
  'null',
  '~',
  '1',
  '1.0',
  '0x1f',
  '1e3',
  '2026-01-31',
  '12:30',
  '- a',
  '# a',
  'a: b',
  'a #b',
  '*a',
  '&a',
  '!a',
  '%a',
  '@a',
  '`a`',
  '{a',
  '[a]',
  "'a'",
  '"a"',
  'a\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n',
  'a\n\tb',
  'a\nb ',
  'a\r\nb',
  'a\n  \nb',
  '|',
  '>-',
  '---',
  '...',
  '\\n',
  '\u0007',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u{1f600}',
  'ß é 漢',
  '/usr/bin/x -y',
  '=',
  '<<',
  '.5',
  '.',
  'a,b',
  'a]',
];
const text = fc
  .oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary' }), fc.stringMatching(/^[ \ta-z:#\n-]*$/))
  .filter((value) => !value.includes('\0'));
const filled = text.filter((value) => value.trim() !== '');
const isParsed = (schema: { safeParse(value: unknown): { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success;

const options = fc.oneof(
  fc.record({ kind: fc.constant('command' as const), program: filled, args: fc.array(text, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('script' as const),
    shell: fc.constantFrom('bash' as const, 'node' as const),
    text: filled,
  }),
);

const timeZone = fc.constantFrom('Europe/Berlin', 'UTC', 'Asia/Tokyo');
const instant = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
const schedule = fc.oneof(
  fc
    .record({
      kind: fc.constant('crontab' as const),
      expression: fc.constantFrom('*/5 * * * *', '@daily', '0 9 * * mon-fri', '# no'.replace('# no', '0 0 L * ?')),
      dialect: fc.constantFrom('vixie' as const, 'celery' as const),
      timeZone,
    })
    .filter(({ dialect, expression }) => dialect === 'vixie' || !/[L@]/.test(expression)),
  fc.record({
    kind: fc.constant('interval' as const),
    every: fc.integer({ min: 1, max: 1_000 }),
    unit: fc.constantFrom('s' as const, 'min' as const, 'day' as const, 'month' as const),
    align: fc.constantFrom('anchor' as const, 'lastEnd' as const),
    mode: fc.constant('calendar' as const),
    anchorAt: instant,
    timeZone,
  }),
  fc.record({ kind: fc.constant('once' as const), dueAt: instant, timeZone }),
  fc.record({
    kind: fc.constant('solar' as const),
    event: fc.constantFrom(...solarEvents),
    // Further towards the poles, only noon comes every year.
    latitude: fc.double({ min: -89.5, max: 89.5, noNaN: true }).map((degrees) => degrees + 0),
    longitude: fc.integer({ min: -180, max: 180 }),
    offsetMs: fc.integer({ min: -43_200_000, max: 43_200_000 }),
    timeZone,
  }),
  fc.record({
    kind: fc.constant('rrule' as const),
    rule: fc.constantFrom('FREQ=DAILY', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=10'),
    startAt: fc.integer({ min: 0, max: Date.UTC(2190, 0) }),
    timeZone,
  }),
  fc.record({
    kind: fc.constant('event' as const),
    on: fc.oneof(
      fc.constant({ type: 'wake' as const }),
      fc.record({ type: fc.constant('fileChanged' as const), path: text.map((path) => `/${path}`) }),
      fc.record({
        type: fc.constant('taskEnded' as const),
        task: text.filter((name) => name !== ''),
        outcome: fc.constantFrom(...taskOutcomes),
      }),
    ),
    delayMs: fc.nat({ max: 86_400_000 }),
    timeZone,
  }),
);

const entry = fc
  .record({
    schedule,
    enabled: fc.boolean(),
    catchUp: fc.record({
      policy: fc.constantFrom('skip' as const, 'latest' as const, 'all' as const),
      windowMs: fc.option(fc.nat({ max: 366 * 86_400_000 })),
      limit: fc.integer({ min: 1, max: 1_000 }),
      startWithinMs: fc.nat({ max: 3_600_000 }),
    }),
    overlap: fc.constantFrom('skip' as const, 'queue' as const, 'allow' as const, 'replace' as const),
    limits: fc.record({
      startAt: fc.option(instant),
      endAt: fc.option(instant),
      maxRuns: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    }),
    spreadMs: fc.nat({ max: 86_400_000 }),
    exclusions: fc.record({
      dates: fc.array(fc.constantFrom('2026-12-24', '2027-01-01'), { maxLength: 2 }),
      windows: fc.array(
        fc.record({
          weekdays: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
          from: fc.constantFrom('00:00', '22:30'),
          to: fc.constantFrom('24:00', '06:00'),
        }),
        { maxLength: 2 },
      ),
      calendars: fc.array(filled, { maxLength: 2 }),
      action: fc.constantFrom('skip' as const, 'move' as const),
    }),
  })
  .filter(isParsed(EntryInput));

const task = fc
  .record({
    name: filled.map((value) => value.trim()),
    notes: text,
    tags: fc.array(
      filled.map((value) => value.trim().slice(0, 50).trim()),
      { maxLength: 3 },
    ),
    options,
    workingFolder: fc.option(text),
    environment: fc.dictionary(fc.constantFrom('PATH', 'no', 'y', 'FOOMs', 'at', '_', 'N1'), text),
    timeLimitMs: fc.option(fc.integer({ min: 100, max: 31 * 86_400_000 })),
    stopGraceMs: fc.nat({ max: 600_000 }),
  })
  .filter(isParsed(TaskInput));

/** Any document that passes its schema, with names that differ. */
export const anyDocument: fc.Arbitrary<TransferDocument> = fc
  .uniqueArray(fc.tuple(task, fc.array(entry, { maxLength: 3 })), {
    selector: ([{ name }]) => name.toLowerCase(),
    maxLength: 4,
  })
  .map((tasks) => ({ downbeat: 1, tasks: tasks.map(([input, entries]) => ({ ...input, entries })) }));
