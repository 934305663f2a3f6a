import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { recordingContext } from './recording-context.ts';

async function downbeat(args: readonly string[], options: { dataFolder?: string; input?: string } = {}) {
  const context = recordingContext(options);
  const exitCode = await runCommandLine(args, context);
  return { exitCode, out: context.out(), problems: context.problems() };
}

describe('without a data folder', () => {
  it('shows when an expression is due', async () => {
    expect(await downbeat(['next', '30 2 * * *', '--after', '2026-03-28', '--count', '2'])).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "out": "At 02:30 every day (Europe/Berlin)
      Sat 2026-03-28 02:30:00 +01:00  in 26 d
      Sun 2026-03-29 03:00:00 +02:00  in 27 d
      ",
        "problems": "",
      }
    `);
  });

  it('shows when an interval is due, as JSON', async () => {
    const { out } = await downbeat(['--json', 'next', '--every', '2w', '--anchor', '2026-01-05 09:00', '-n1']);
    expect(JSON.parse(out)).toMatchObject({ due: [{ utc: '2026-03-02T08:00:00.000Z' }] });
  });

  it.each([
    [['next', '0 0 30 2 *'], /^downbeat: expression: .*never comes/],
    [['next', '--cron', '61 * * * *'], /^downbeat: --cron: minute/],
    [['next', '* * * * *', '--tz', 'Mars/Base'], /^downbeat: --tz: "Mars\/Base" is no time zone/],
    [['next', '--every', '5'], /^downbeat: --every: “5” needs a unit/],
    [['next', '--every', '1s', '--dialect', 'celery'], /^downbeat: --dialect: goes with --cron only/],
    [['next', '* * * * *', '--align', 'clock'], /^downbeat: --align: goes with --every only/],
    [['next', '--every', '1d', '--anchor', '2026-02-30'], /^downbeat: --anchor: “2026-02-30” is not a moment/],
    [['next', '--count', 'x'], /^downbeat: --count: must be a whole number/],
    [['frob'], /^downbeat: unknown command 'frob'/],
    [['task', 'add', '--name', 'x', 'ls', '-l'], /^downbeat: unknown option '-l'/],
    [['task', 'add', '--', 'ls'], /^downbeat: --name: is missing/],
    [['task', 'add', '--name', 'x'], /^downbeat: what to run: is missing/],
    [['task', 'add', '--name', 'x', '--script', 'y', '--', 'ls'], /either a program or --script, not both/],
    [['task', 'add', '--name', 'x', '--shell', 'basic', '--script', 'y'], /^downbeat: --shell: must be one of bash/],
    [['task', 'add', '--name', 'x', '--env', 'A', '--', 'ls'], /^downbeat: --env: must be NAME=VALUE/],
    [['entry', 'add', 'x'], /^downbeat: --every: or --cron must say/],
    [['entry', 'add', 'x', '--every', '1s', '--overlap', 'no'], /^downbeat: --overlap: must be one of skip, queue/],
    [['run', 'list', '--state', 'odd'], /^downbeat: --state: must be one of queued/],
    [['import', '-', '--on-conflict', 'x'], /^downbeat: --on-conflict: must be skip, replace or rename/],
  ])('refuses %j in one line', async (args, message) => {
    const { exitCode, out, problems } = await downbeat(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(problems).toMatch(message);
    expect(problems.trimEnd()).not.toContain('\n');
  });

  it('gives errors as JSON where it is asked to', async () => {
    const { problems } = await downbeat(['next', '--every', '5', '--json']);
    expect(JSON.parse(problems)).toMatchObject({ error: { code: 'INVALID', issues: [{ path: '--every' }] } });
  });
});

describe('with a data folder', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'downbeat-cli-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true }));

  it('keeps tasks and entries, and passes on what follows "--" untouched', async () => {
    const here = { dataFolder };
    await downbeat(['task', 'add', '--json', '--name', 'hello', '--', '/bin/echo', '--json', '-n', 'hi'], here);
    expect(await downbeat(['entry', 'add', 'hello', '--cron', '0 9 * * 1'], here)).toMatchObject({ exitCode: 0 });
    const { out } = await downbeat(['task', 'list', '--json'], here);
    expect(JSON.parse(out)).toMatchObject([
      { name: 'hello', options: { program: '/bin/echo', args: ['--json', '-n', 'hi'] }, entries: [{ enabled: true }] },
    ]);
    const again = await downbeat(['task', 'add', '--name', 'Hello', '--', 'ls'], here);
    expect(again).toMatchObject({
      exitCode: 4,
      problems: expect.stringContaining('--name: a task named “hello” exists'),
    });
    expect(await downbeat(['task', 'show', 'nobody'], here)).toMatchObject({ exitCode: 3 });
    expect(await downbeat(['status'], here)).toMatchObject({ exitCode: 6 });
  });

  it('brings in what it wrote', async () => {
    const input = 'downbeat: 1\ntasks:\n  - {name: a, options: {kind: command, program: ls}}\n';
    const { out } = await downbeat(['import', '-'], { dataFolder, input });
    expect(out).toMatchInlineSnapshot(`
        "TASK  CHANGE  ENTRIES  NOTES
        a     new     0
        1 created, 0 replaced, 0 unchanged, 0 skipped.
        "
      `);
    const exported = await downbeat(['export'], { dataFolder });
    const same = await downbeat(['import', '-', '--json'], { dataFolder, input: exported.out });
    expect(JSON.parse(same.out)).toMatchObject({ items: [{ change: 'same' }], result: { unchanged: 1 } });
    const other = input.replace('ls', 'date');
    expect(await downbeat(['import', '-'], { dataFolder, input: other })).toMatchObject({ exitCode: 4 });
    const wrong = await downbeat(['import', '-'], { dataFolder, input: `${input}  - {name: 5}\n` });
    expect(wrong).toMatchObject({ exitCode: 2, problems: expect.stringContaining('tasks.1.name: must be text') });
  });
});
