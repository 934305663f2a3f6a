import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logsInitial } from '../main/store/migrations/logs-0001-initial.ts';
import type { TaskOptions } from '../shared/model/task.ts';
import { command, forkWorker } from './testing/forked-worker.ts';

let worker: Awaited<ReturnType<typeof forkWorker>>;
beforeAll(async () => {
  worker = await forkWorker(logsInitial.sql);
});
afterAll(() => worker.dispose());

const textOf = (output: [number, string][], stream = 1) =>
  output.flatMap(([from, text]) => (from === stream ? [text] : [])).join('');

function script(shell: Extract<TaskOptions, { kind: 'script' }>['shell'], text: string): TaskOptions {
  return { kind: 'script', shell, text };
}

describe('a command', () => {
  it('runs, keeps its output, and its outcome is stored before it is reported', async () => {
    const run = worker.start(command('echo', 'hi', '$HOME'));
    const outcome = await run.finished;
    expect(outcome).toMatchObject({ state: 'succeeded', reason: null, exitCode: 0, signal: null, outputBytes: 9 });
    expect(worker.logs.outcome(run.runId)).toEqual(outcome);
    expect(run.output()).toEqual([[1, 'hi $HOME\n']]);
    expect((await run.started).pid).toBeGreaterThan(0);
  });

  it('gets its folder, the environment and nothing on stdin', async () => {
    const folder = join(worker.logs.folder, 'with space');
    mkdirSync(folder);
    const print = 'cat; pwd; echo "$GREETING $DOWNBEAT_RUN_ID"; echo a > /dev/stderr; echo b > /dev/stdout';
    const run = worker.start(command('bash', '-c', print), {
      workingFolder: folder,
      environment: { GREETING: 'ahoy' },
    });
    await run.finished;
    expect(textOf(run.output())).toBe(`${folder}\nahoy ${run.runId}\nb\n`);
    expect(textOf(run.output(), 2)).toBe('a\n');
  });

  it.each([
    ['exit 3', { exitCode: 3, signal: null, reason: 'Exited with code 3.' }],
    ['kill -SEGV $$', { exitCode: null, signal: 'SIGSEGV', reason: 'Ended by SIGSEGV.' }],
  ])('that does `%s` fails with a reason', async (text, expected) => {
    const run = worker.start(command('bash', '-c', text));
    expect(await run.finished).toMatchObject({ state: 'failed', ...expected });
  });

  it('that cannot start says why', async () => {
    const file = join(worker.logs.folder, 'no-program');
    writeFileSync(file, 'text');
    chmodSync(file, 0o600);
    const noInterpreter = join(worker.logs.folder, 'no-interpreter');
    writeFileSync(noInterpreter, '#!/nowhere/sh\n', { mode: 0o700 });
    const cases = [
      [command('no-such-program'), null, 'The program "no-such-program" was not found on the PATH.'],
      [command('/no/such'), null, 'The program "/no/such" does not exist.'],
      [command(file), null, `The program "${file}" is not executable.`],
      [command('true'), '/no/folder', 'The working folder /no/folder does not exist.'],
      [command('true'), file, `The working folder ${file} is not a folder.`],
      [command(noInterpreter), null, `The interpreter that "${noInterpreter}" names in its first line does not exist.`],
      [
        command('true', 'x'.repeat(200_000)),
        null,
        'The arguments and the environment are longer than the system allows.',
      ],
      [script('fish', 'true'), '/no/folder', 'The working folder /no/folder does not exist.'],
    ] as const;
    const runs = cases.map(([options, workingFolder]) => worker.start(options, { workingFolder }));
    const outcomes = await Promise.all(runs.map(({ finished }) => finished));
    expect(outcomes.map(({ reason }) => reason)).toEqual(cases.map(([, , reason]) => reason));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'failed', startedAt: null, exitCode: null });
  });

  it('is over although a process in the background holds its pipes, which goes on', async () => {
    const run = worker.start(command('bash', '-c', 'sleep 1000 & echo $!'));
    expect(await run.finished).toMatchObject({ state: 'succeeded', exitCode: 0 });
    const pid = Number(textOf(run.output()));
    expect(process.kill(pid, 'SIGKILL')).toBe(true);
  });
});

describe('a script', () => {
  it.each(['bash', 'sh'] as const)(
    'of %s has its errors numbered, its exit code kept and nothing on stdin',
    async (shell) => {
      const run = worker.start(script(shell, 'cat\r\necho "é $#"\r\nno-such-word\r\nexit 4\r\n'));
      expect(await run.finished).toMatchObject({ state: 'failed', exitCode: 4 });
      expect(textOf(run.output())).toBe('é 0\n');
      expect(textOf(run.output(), 2)).toMatch(
        new RegExp(`${run.runId}\\.${shell}: (line )?3: no-such-word: .*not found`),
      );
    },
  );

  it.runIf(existsSync('/usr/bin/python3'))('of python imports from the working folder and prints at once', async () => {
    writeFileSync(join(worker.logs.folder, 'beside.py'), 'word = "é"');
    const text = 'import sys, beside\nprint(beside.word, repr(sys.stdin.read()))\nsys.exit(5)';
    const run = worker.start(script('python', text));
    expect(await run.finished).toMatchObject({ state: 'failed', exitCode: 5 });
    expect(textOf(run.output())).toBe("é ''\n");
  });

  it('of node requires from the working folder', async () => {
    writeFileSync(join(worker.logs.folder, 'beside.cjs'), 'module.exports = "é"');
    const run = worker.start(script('node', 'console.log(require("./beside.cjs")); process.exitCode = 6;'));
    expect(await run.finished).toMatchObject({ state: 'failed', exitCode: 6 });
    expect(textOf(run.output())).toBe('é\n');
  });

  it('may be longer than an argument, is readable by this user only, and is gone afterwards', async () => {
    const run = worker.start(script('bash', `stat -c %a "$0"\n${'# long\n'.repeat(30_000)}`));
    await run.finished;
    expect(textOf(run.output())).toBe('600\n');
    const left = readdirSync(join(worker.logs.folder, `worker-${worker.child.pid}`));
    expect(left.filter((name) => name.startsWith(run.runId))).toEqual([]);
  });

  it('whose shell is missing says so', async () => {
    const run = worker.start(script('fish', 'true'), { environment: { PATH: '/nowhere' } });
    expect((await run.finished).reason).toBe('The shell "fish" was not found on the PATH.');
  });
});

it('keeps the order of both streams and characters whole', async () => {
  const text = String.raw`printf '1\xc3'; sleep .05; printf '\xa92'; sleep .05; printf '\xff3' >&2; sleep .05; printf '4\xe2\x82'`;
  const run = worker.start(command('bash', '-c', text));
  expect((await run.finished).outputBytes).toBe(9);
  expect(worker.logs.chunks(run.runId).map(({ seq }) => seq)).toEqual(run.output().map((_, index) => index + 1));
  expect(
    run
      .output()
      .map(([, part]) => part)
      .join('|'),
  ).toMatch(/^1\|?é2\|�3\|4\|?�$/);
});

it('stores 20 MB and says that it grew', async () => {
  const run = worker.start(command('head', '-c', '20000000', '/dev/zero'));
  expect((await run.finished).outputBytes).toBe(20_000_000);
  const stored = worker.logs.database.prepare('SELECT sum(length(data)) AS bytes FROM chunks WHERE run_id = ?');
  expect(stored.get(run.runId)).toEqual({ bytes: 20_000_000 });
});

it('runs many at once', async () => {
  const runs = Array.from({ length: 100 }, (_, index) => worker.start(command('echo', String(index))));
  const outcomes = await Promise.all(runs.map(({ finished }) => finished));
  expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['succeeded']));
  expect(runs.map((run) => textOf(run.output()))).toEqual(runs.map((_, index) => `${index}\n`));
});
