import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/error.ts';
import type { TransferDocument } from '../../shared/model/transfer.ts';
import { anyDocument } from '../testing/any-document.ts';
import { readDocument, writeDocument } from './document-text.ts';

function refusal(text: string): AppError {
  try {
    readDocument(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

it.each(['yaml', 'json'] as const)('reads back what it wrote as %s', (format) => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = writeDocument(document, format);
      expect(readDocument(text)).toEqual(document);
      expect(writeDocument(readDocument(text), format)).toBe(text);
    }),
    { numRuns: 60 },
  );
});

it('writes what people can read', () => {
  const document = readDocument(`
downbeat: 1
tasks:
  - name: nightly
    tags: [home, "yes"]
    options: { kind: script, text: "set -e\\ncd /srv\\n./backup\\n" }
    timeLimit: 1h 30m
    entries:
      - schedule: { kind: interval, every: 2, unit: day, anchorAt: "2026-01-31T09:00:00+01:00", timeZone: Europe/Berlin }
        catchUp: { policy: all, window: 2d }
`);
  expect(writeDocument(document, 'yaml')).toMatchInlineSnapshot(`
    "# Tasks of Downbeat with their schedules. To bring them in: downbeat import FILE
    downbeat: 1
    tasks:
      - name: nightly
        tags: [home, "yes"]
        options:
          kind: script
          text: |
            set -e
            cd /srv
            ./backup
        timeLimit: 1h 30m
        entries:
          - schedule:
              kind: interval
              every: 2
              unit: day
              anchorAt: "2026-01-31T08:00:00.000Z"
              timeZone: Europe/Berlin
            catchUp:
              policy: all
              window: 2d
    "
  `);
});

describe('refuses, naming the place', () => {
  const task = (fields: string) =>
    `downbeat: 1\ntasks:\n  - name: a\n    options: {kind: command, program: x}\n${fields}`;
  const entry = (schedule: string) => task(`    entries:\n      - schedule: ${schedule}\n`);

  it.each([
    ['nothing', '  \n', /^the file is empty$/],
    ['a sentence', 'hello', /^downbeat: is missing/],
    ['a list', '[]', /^downbeat: is missing/],
    ['another program’s file', 'version: "3"\nservices: {}', /^downbeat: is missing/],
    ['a binary', '\0\u0001PK\u0003', /line 1|downbeat: is missing/],
    ['a newer file', 'downbeat: 2\nnovelty: 1', /^downbeat: is 2: .* newer Downbeat/],
    ['broken JSON', '{"downbeat": 1,\n "tasks": [}', /^line 2, column \d+: /],
    ['broken YAML', 'downbeat: 1\ntasks:\n - name: "a\n', /^line \d, column \d+: /],
    ['tabs', 'downbeat: 1\ntasks:\n\t- name: a', /^line 3, column 1: .*[Tt]ab/],
    ['two documents', 'downbeat: 1\n---\ndownbeat: 1', /one YAML document/],
    ['a name given twice', 'downbeat: 1\ndownbeat: 1', /^line 2, column 1: “downbeat” is there twice/],
    ['foreign tags', 'downbeat: 1\ntasks: !!js/function "x"', /^line 2, column 8: Unresolved tag/],
    [
      'no program',
      '{"downbeat":1,"tasks":[{"name":"a","options":{"kind":"command","program":" "}}]}',
      /^tasks.0.options.program: must name a program \(line 1\)$/,
    ],
    [
      'a number for a name',
      'downbeat: 1\ntasks:\n  - name: 12\n    options: {kind: command, program: x}',
      /^tasks.0.name: must be text, not a number \(line 3\)$/,
    ],
    [
      'an unknown field',
      task('    enviroment: {}'),
      /^tasks.0.enviroment: is not a field here; there are name, .*environment.* \(line 5\)$/,
    ],
    [
      'an unknown kind',
      'downbeat: 1\ntasks:\n  - name: a\n    options: {kind: magic}',
      /^tasks.0.options.kind: must be one of command, script/,
    ],
    ['a bad duration', task('    timeLimit: soon'), /^tasks.0.timeLimit: “soon” is not a length of time/],
    ['a long duration', task('    timeLimit: 10w'), /^tasks.0.timeLimit: must be at most 31 days/],
    ['a duration without unit', task('    timeLimit: 5'), /^tasks.0.timeLimit: must be text, such as 5m/],
    [
      'a bad instant',
      entry('{kind: interval, every: 1, unit: s, timeZone: UTC, anchorAt: yesterday}'),
      /anchorAt: must be an instant/,
    ],
    [
      'a bad name in the environment',
      task('    environment: {"a b": x}'),
      /^tasks.0.environment.a b: must be a variable name/,
    ],
    [
      '30 February',
      entry('{kind: crontab, expression: "0 0 30 2 *", timeZone: UTC}'),
      /^tasks.0.entries.0.schedule.expression: /,
    ],
    [
      'an unknown zone',
      entry('{kind: crontab, expression: "0 0 * * *", timeZone: Mars/Base}'),
      /^tasks.0.entries.0.schedule.timeZone: /,
    ],
    [
      'a name used twice',
      task('  - name: A\n    options: {kind: command, program: y}'),
      /^tasks.1.name: “A” is the name of tasks.0 already \(line 5\)$/,
    ],
    ['too much', 'x'.repeat(50_000_001), /at most 50 MB/],
    ['too much YAML', `#${'x'.repeat(5_000_000)}`, /more than 5 MB/],
  ])('%s', (_, text, message) => {
    expect(refusal(text).message).toMatch(message);
  });

  it('names every field at once', () => {
    const error = refusal('downbeat: 1\ntasks:\n  - options: {kind: command, program: "", nice: 1}\n    notes: [x]');
    expect(error.issues.map(({ path }) => path)).toEqual([
      'tasks.0.options.nice',
      'tasks.0.name',
      'tasks.0.notes',
      'tasks.0.options.program',
    ]);
  });
});

describe('survives hostile files', () => {
  const bomb = ['downbeat: 1', 'a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let level = 1; level < 10; level++) {
    const above = String.fromCharCode(96 + level);
    bomb.push(
      `${String.fromCharCode(97 + level)}: &${String.fromCharCode(97 + level)} [${Array(9).fill(`*${above}`)}]`,
    );
  }

  it.each([
    ['aliases that multiply', bomb.join('\n')],
    ['an alias to itself', 'downbeat: 1\ntasks: &a [*a]'],
    ['nested lists', '['.repeat(100_000)],
    ['nested JSON', `{"downbeat":1,"tasks":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nested keys', '? '.repeat(10_000)],
    ['nested items', '- '.repeat(10_000)],
    ['stairs', Array.from({ length: 2_000 }, (__, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['keys that are lists', `downbeat: 1\n${'[a]: '.repeat(1_000)}`],
    ['many names', `downbeat: 1\n${Array.from({ length: 50_000 }, (__, at) => `k${at}: 1`).join('\n')}`],
    ['many errors', 'a: b: c\n'.repeat(2_000)],
    ['a prototype', '{"downbeat":1,"tasks":[],"__proto__":{"polluted":1}}'],
    [
      'a prototype in YAML',
      'downbeat: 1\ntasks: []\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}',
    ],
    [
      'a prototype in an environment',
      '{"downbeat":1,"tasks":[{"name":"a","options":{"kind":"command","program":"x"},"environment":{"__proto__":"x"}}]}',
    ],
  ])(
    '%s',
    (_, text) => {
      expect(refusal(text).code).toBe('INVALID');
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    // Without the guards, some of these take minutes.
    30_000,
  );

  it('lets a file share a part by an alias', () => {
    const text =
      'downbeat: 1\ntasks:\n  - {name: a, options: &o {kind: command, program: x}}\n  - {name: b, options: *o}';
    expect(readDocument(text).tasks.map(({ options }) => options.kind)).toEqual(['command', 'command']);
  });
});

it('reads a file saved with a byte order mark and DOS line ends', () => {
  const document: TransferDocument = readDocument('\ufeffdownbeat: 1\r\ntasks: []\r\n');
  expect(document.tasks).toEqual([]);
});
