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

  it('shows what limits, spread and exclusions leave', async () => {
    const due = async (...args: string[]) => {
      const { out } = await downbeat(['next', '--json', '-n3', ...args]);
      return JSON.parse(out).due.map(({ local }: { local: string }) => local.slice(0, 20));
    };
    expect(await due('0 9 * * *', '--not-before', '2026-03-05', '--max-runs', '2')).toEqual([
      'Thu 2026-03-05 09:00',
      'Fri 2026-03-06 09:00',
    ]);
    expect(await due('--at', '09:00')).toEqual(['Mon 2026-03-02 09:00']);
    expect(await due('--rrule', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', '--from', '2026-01-01 17:00')).toEqual([
      'Fri 2026-03-27 17:00',
      'Fri 2026-04-24 17:00',
      'Fri 2026-05-29 17:00',
    ]);
    expect(await due('--on', 'wake')).toEqual([]);
  });

  it.each([
    [['next', '0 0 30 2 *'], /^downbeat: expression: .*never comes/],
    [['next', '--cron', '61 * * * *'], /^downbeat: --cron: minute/],
    [['next', '* * * * *', '--tz', 'Mars/Base'], /^downbeat: --tz: "Mars\/Base" is no time zone/],
    [['next', '--every', '5'], /^downbeat: --every: “5” needs a unit/],
    [['next', '--every', '1s', '--dialect', 'celery'], /^downbeat: --dialect: goes with --cron only/],
    [['next', '* * * * *', '--align', 'clock'], /^downbeat: --align: goes with --every only/],
    [['next', '--every', '1d', '--anchor', '2026-02-30'], /^downbeat: --anchor: “2026-02-30” is not a moment/],
    [['next', '--at', '09:00', '--every', '5m'], /^downbeat: --at: goes without --every/],
    [
      ['next', '--every', '1h', '--except', '25:00-26:00'],
      /^downbeat: --except: must be a time of day such as 22:30\n$/,
    ],
    [['next', '--every', '1h', '--max-runs', '99999999999'], /^downbeat: --max-runs: must be at most 1000000000\n$/],
    [['next', '--at', 'tomorrow'], /^downbeat: --at: “tomorrow” is not a moment/],
    [['next', '--sun', 'sunset'], /^downbeat: --place: must say where/],
    [['next', '--sun', 'midnight', '--place', '0,0'], /^downbeat: --sun: must be one of dawn, sunrise/],
    [['next', '--sun', 'noon', '--place', '91,0'], /^downbeat: --place: /],
    [['next', '--sun', 'noon', '--place', 'Berlin'], /^downbeat: --place: “Berlin” is not degrees/],
    [['next', '--sun', 'noon', '--place', '0,0', '--offset', '-13h'], /^downbeat: --offset: /],
    [['next', '--rrule', 'FREQ=NEVER'], /^downbeat: --rrule: /],
    [['next', '--every', '5m', '--from', '2026-01-01'], /^downbeat: --from: goes with --rrule only/],
    [['next', '--on', 'full-moon'], /^downbeat: --on: must be wake, login/],
    [['next', '--on', 'failed:'], /^downbeat: --on: failed: needs the name of a task/],
    [['next', '--on', 'wake', '--delay', '25h'], /^downbeat: --delay: /],
    [['next', '* * * * *', '--not-after', '2026-02-30'], /^downbeat: --not-after: .* is not a moment/],
    [['next', '* * * * *', '--max-runs', '0'], /^downbeat: --max-runs: must be at least 1/],
    [['next', '* * * * *', '--max-runs', '-1'], /^downbeat: --max-runs: must be a whole number/],
    [['next', '* * * * *', '--spread', '2d'], /^downbeat: --spread: must be at most 24 h/],
    [['next', '* * * * *', '--except-date', '24.12.'], /^downbeat: --except-date: must be a date/],
    [['next', '* * * * *', '--except', 'someday'], /^downbeat: --except: “someday” is no day of the week/],
    [['next', '* * * * *', '--except', 'sat 25:00-26:00'], /^downbeat: --except: must be a time of day/],
    [['next', '* * * * *', '--except', '24:00-01:00'], /^downbeat: --except: a window starts at 23:59/],
    [['next', '* * * * *', '--except-then', 'wait'], /^downbeat: --except-then: must be one of skip, move/],
    [['entry', 'add', 'x', '--every', '1m', '--start-within', '2h'], /^downbeat: --start-within: must be at most 1 h/],
    [['why', 'x', 'noonish'], /^downbeat: time: “noonish” is not a moment/],
    [['why', 'x', '03:00', '--tz', 'Mars/Base'], /^downbeat: --tz: "Mars\/Base" is no time zone/],
    [['pause', '--for', '2'], /^downbeat: --for: “2” needs a unit/],
    [['pause', '--for', '2h', '--until', '18:00'], /^downbeat: --for: goes without --until/],
    [['pause', '--until', '2020-01-01'], /^downbeat: --until: must be in the future/],
    [['pause', '--task', 'x', '--tag', 'y'], /^downbeat: --tag: goes without --task/],
    [['resume', '--entry', 'x', '--task', 'y'], /^downbeat: --task: goes without --entry/],
    [['next', '--spread', '5m'], /^downbeat: --every: or --cron, --at/],
    [['next', '--count', 'x'], /^downbeat: --count: must be a whole number/],
    [['frob'], /^downbeat: unknown command 'frob'/],
    [['task', 'add', '--name', 'x', 'ls', '-l'], /^downbeat: unknown option '-l'/],
    [['task', 'add', '--', 'ls'], /^downbeat: --name: is missing/],
    [['task', 'add', '--name', 'x'], /^downbeat: what to run: is missing/],
    [['task', 'add', '--name', 'x', '--script', 'y', '--', 'ls'], /either a program or --script, not both/],
    [['task', 'add', '--name', 'x', '--shell', 'basic', '--script', 'y'], /^downbeat: --shell: must be one of bash/],
    [['task', 'add', '--name', 'x', '--env', 'A', '--', 'ls'], /^downbeat: --env: must be NAME=VALUE/],
    [['run', 'x', '--env', '=1'], /^downbeat: --env: must be NAME=VALUE/],
    [['entry', 'add', 'x'], /^downbeat: --every: or --cron, --at, --sun, .* must say/],
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

  it('changes an entry, leaving what is not mentioned', async () => {
    const here = { dataFolder };
    await downbeat(['task', 'add', '--name', 'hello', '--cron', '0 9 * * *', '--overlap', 'queue', '--', 'ls'], here);
    await downbeat(['task', 'add', '--name', 'backup', '--', 'ls'], here);
    const edit = async (...flags: string[]) =>
      JSON.parse((await downbeat(['entry', 'edit', 'hello', '--json', ...flags], here)).out);
    expect(
      await edit('--max-runs', '5', '--except', 'sat,sun', '--except', '12:00-13:00', '--except-then', 'move'),
    ).toMatchObject({
      schedule: { expression: '0 9 * * *' },
      overlap: 'queue',
      limits: { startAt: null, maxRuns: 5 },
      exclusions: {
        windows: [
          { weekdays: [0, 6], from: '00:00', to: '24:00' },
          { weekdays: [0, 1, 2, 3, 4, 5, 6], from: '12:00', to: '13:00' },
        ],
        action: 'move',
      },
    });
    expect(await edit('--max-runs', 'none', '--except', 'none', '--tz', 'UTC', '--catch-up', 'all')).toMatchObject({
      schedule: { expression: '0 9 * * *', timeZone: 'UTC' },
      catchUp: { policy: 'all', limit: 100 },
      limits: { maxRuns: null },
      exclusions: { windows: [] },
    });
    expect(await edit('--on', 'failed:backup', '--delay', '5m')).toMatchObject({
      schedule: { kind: 'event', on: { type: 'taskEnded', task: 'backup', outcome: 'failed' }, delayMs: 300_000 },
    });
    expect(await downbeat(['entry', 'edit', 'hello', '--delay', '5m'], here)).toMatchObject({
      exitCode: 2,
      problems: expect.stringMatching(/^downbeat: --delay: goes with --on/),
    });
  });

  it('pauses everything, a task or a tag, and says so in the list', async () => {
    const here = { dataFolder };
    await downbeat(['task', 'add', '--name', 'a', '--tag', 'disk', '--every', '1h', '--', 'ls'], here);
    await downbeat(['task', 'add', '--name', 'b', '--every', '1h', '--max-runs', '9', '--', 'ls'], here);
    expect(await downbeat(['pause', '--tag', 'disk'], here)).toMatchObject({
      out: 'Paused 1 schedule: its due times are skipped until you resume.\n',
    });
    const { out } = await downbeat(['entry', 'list'], here);
    expect(out).toMatch(/ a +paused .*\n.* b +enabled .* 0 of 9 /);
    expect(await downbeat(['resume', '--task', 'a'], here)).toMatchObject({ out: 'Resumed 1 schedule.\n' });
    expect(await downbeat(['pause', '--json', '--until', '2100-01-01'], here)).toMatchObject({ exitCode: 0 });
    expect((await downbeat(['pause', '--task', 'nobody'], here)).exitCode).toBe(3);
    expect((await downbeat(['resume'], here)).out).toMatch(/^Resumed/);
  });

  it('says at once when a new task is due, and what of that may surprise', async () => {
    const added = ['task', 'add', '--name', 'a', '--every', '1mo', '--anchor', '2026-01-31 09:00', '--', 'ls'];
    expect(await downbeat(added, { dataFolder })).toMatchObject({
      out: expect.stringMatching(/^Added the task “a”. Every month on the 31st .*\. Next in .*: .* 09:00:00/),
      problems: 'Note: In months that have no 31st it is due on their last day.\n',
    });
  });

  it('says that there was nothing to pause or to resume', async () => {
    expect(await downbeat(['pause', '--tag', 'typo'], { dataFolder })).toMatchObject({
      exitCode: 0,
      out: 'There is no schedule there that is enabled: nothing was changed.\n',
    });
    expect((await downbeat(['resume', '--tag', 'typo'], { dataFolder })).out).toMatch(/that is paused: nothing/);
    expect(await downbeat(['pause', '--tag', 'typo', '--json'], { dataFolder })).toMatchObject({
      out: expect.stringMatching(/"count": 0/),
    });
  });

  it('says why an entry did not run', async () => {
    const here = { dataFolder };
    await downbeat(['task', 'add', '--name', 'a', '--cron', '0 3 * * *', '--', 'ls'], here);
    expect((await downbeat(['why', 'a'], here)).out).toMatch(/^It has not been due yet; it is next due at 03:00/);
    await downbeat(['entry', 'add', 'a', '--on', 'wake'], here);
    const answers = JSON.parse((await downbeat(['why', 'a', '2020-01-31', '03:00', '--json'], here)).out);
    expect(answers).toMatchObject([{ answer: expect.stringMatching(/^There was no such schedule at 03:00/) }, {}]);
    expect((await downbeat(['why', 'nobody'], here)).exitCode).toBe(3);
    const gone = ['why', '00000000-0000-7000-8000-000000000000'];
    expect(await downbeat(gone, here)).toMatchObject({ exitCode: 3 });
  });

  it('runs a task with other arguments and variables', async () => {
    const here = { dataFolder };
    await downbeat(['task', 'add', '--name', 'a', '--', '/bin/echo', 'hi'], here);
    const run = ['run', 'a', '--queue', '--json', '--env', 'A=1=2', '--', '--all', '-x'];
    expect(JSON.parse((await downbeat(run, here)).out)).toMatchObject({
      parameters: { args: ['--all', '-x'], environment: { A: '1=2' } },
    });
    expect(await downbeat(['run', 'a', '--queue', '--env', '1=2'], here)).toMatchObject({
      exitCode: 2,
      problems: expect.stringMatching(/^downbeat: --env 1: must be a variable name/),
    });
  });
});
