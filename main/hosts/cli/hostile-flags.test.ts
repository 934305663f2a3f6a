import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { recordingContext } from './recording-context.ts';

const long = 100_000;
const hostile = [
  ...['', ' ', '-', '--', '-1', '0', '1e309', 'NaN', 'Infinity', '99999999999999999999', '0x10', '١٢', 'null', 'none '],
  ...['__proto__', 'constructor', '../../etc/passwd', '\u0000', '\u001b[31mred', '💥', '\u202e', '%s%n', '$(id)'],
  ...['2026-02-30', '2026-13-01 25:61', '99999-01-01', '24:00-00:00', 'mon-', 'a'.repeat(long), ','.repeat(long)],
  ...['9'.repeat(long), '1d'.repeat(long), 'FREQ=SECONDLY;'.repeat(5_000), '-'.repeat(long), '* '.repeat(long)],
];

const base: Record<string, string[]> = {
  '--place': ['--sun', 'noon'],
  '--sun': ['--place', '1,1'],
  '--offset': ['--sun', 'noon', '--place', '1,1'],
  '--from': ['--rrule', 'FREQ=DAILY'],
  '--delay': ['--on', 'wake'],
  '--dialect': ['--cron', '* * * * *'],
  ...Object.fromEntries(['--every', '--cron', '--at', '--rrule', '--on'].map((flag) => [flag, []])),
};
const flags = [
  ...['--every', '--cron', '--at', '--sun', '--place', '--offset', '--rrule', '--from', '--on', '--delay', '--tz'],
  ...['--dialect', '--align', '--anchor', '--not-before', '--not-after', '--max-runs', '--spread', '--except-date'],
  ...['--except', '--except-calendar', '--except-then', '--catch-up', '--catch-up-window', '--catch-up-limit'],
  ...['--start-within', '--overlap'],
];

let dataFolder: string;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'downbeat-cli-'));
  await downbeat('task', 'add', '--name', 'task', '--', '/bin/true');
});
afterAll(() => rmSync(dataFolder, { recursive: true }));

async function downbeat(...args: string[]) {
  const context = recordingContext({ dataFolder });
  return { exitCode: await runCommandLine(args, context), out: context.out(), problems: context.problems() };
}

it.each(flags)('%s: hostile values are refused by name in a short line, and nothing is saved', async (flag) => {
  for (const value of hostile) {
    const shown = `${flag} ${JSON.stringify(value.slice(0, 40))}`;
    const args = [...(base[flag] ?? ['--every', '1h']), flag, value];
    const { exitCode, problems } = await downbeat('entry', 'add', 'task', ...args);
    if (exitCode === 0) {
      await downbeat('entry', 'remove', 'task');
      continue;
    }
    expect.soft(exitCode, shown).toBe(2);
    expect.soft(problems.length, shown).toBeLessThan(1_000);
    expect.soft(problems, shown).toMatch(new RegExp(`^downbeat: (.*; )?${flag}\\b|unknown option|--tz`));
  }
  expect(JSON.parse((await downbeat('entry', 'list', '--json')).out)).toEqual([]);
});

it.each([
  ['why', 'task'],
  ['why', 'task', '--tz'],
  ['pause', '--until'],
  ['pause', '--for'],
  ['pause', '--entry'],
  ['pause', '--task'],
  ['pause', '--tag'],
  ['run', 'task', '--queue', '--env'],
])('%s %s %s: hostile values', async (...words) => {
  for (const value of hostile.filter((text, index) => index % 3 === 0 && !text.startsWith('-'))) {
    const { exitCode, problems } = await downbeat(...words, value);
    expect.soft([0, 2, 3], JSON.stringify(value.slice(0, 40))).toContain(exitCode);
    expect.soft(problems.length).toBeLessThan(1_000);
  }
});
