import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logsInitial } from '../main/store/migrations/logs-0001-initial.ts';
import {
  command,
  createLogs,
  forkWorker,
  isRunning,
  orderOf,
  processesNaming,
  processesOf,
  searchPath,
  workerFile,
} from './testing/forked-worker.ts';

let worker: Awaited<ReturnType<typeof forkWorker>>;
beforeAll(async () => {
  worker = await forkWorker(logsInitial.sql);
});
afterAll(() => worker.dispose());

const bash = (text: string) => command('bash', '-c', text);
const ignoringTerm = bash('trap "" TERM; echo armed; while :; do sleep 1000; done');

describe('a stop', () => {
  it('leaves nothing alive, not even what left the session', async () => {
    const run = worker.start(bash('(setsid sleep 1000 &) ; (sleep 1000 &) ; echo armed; sleep 1000'));
    await run.printed('armed');
    worker.send({ type: 'stop', runId: run.runId, reason: 'Stopped by hand.' });
    expect(await run.finished).toMatchObject({ state: 'cancelled', reason: 'Stopped by hand.', signal: 'SIGTERM' });
    expect(processesOf(run.runId)).toEqual([]);
  });

  it('finds what dropped the marker as long as it descends from the run', async () => {
    const run = worker.start(bash('setsid env -i sleep 1000 & echo pid $!; wait'));
    await run.printed('pid');
    worker.send({ type: 'stop', runId: run.runId, reason: 'Stopped by hand.' });
    await run.finished;
    const pid = Number(run.output()[0]?.[1].slice(4));
    expect(isRunning(pid)).toBe(false);
  });

  it('gives time to tidy up, and keeps the exit code', async () => {
    const run = worker.start(bash('trap "echo tidy; exit 7" TERM; echo armed; sleep 1000 & wait'));
    await run.printed('armed');
    worker.send({ type: 'stop', runId: run.runId, reason: 'Stopped by hand.' });
    expect(await run.finished).toMatchObject({ state: 'cancelled', exitCode: 7 });
    expect(
      run
        .output()
        .map(([, text]) => text)
        .join(''),
    ).toBe('armed\ntidy\n');
  });

  it('kills what does not end in its grace time', async () => {
    const run = worker.start(ignoringTerm, { stopGraceMs: 50 });
    await run.printed('armed');
    worker.send({ type: 'stop', runId: run.runId, reason: 'Stopped by hand.' });
    expect(await run.finished).toMatchObject({ state: 'cancelled', signal: 'SIGKILL' });
    expect(processesOf(run.runId)).toEqual([]);
  });

  it('ends 100 children of a run that starts ever more', async () => {
    const run = worker.start(bash('for i in {1..100}; do (trap "" TERM; setsid sleep 1000) & done; echo armed; wait'), {
      stopGraceMs: 0,
    });
    await run.printed('armed');
    worker.send({ type: 'stop', runId: run.runId, reason: 'Stopped by hand.' });
    expect(await run.finished).toMatchObject({ state: 'cancelled' });
    expect(processesOf(run.runId)).toEqual([]);
  });

  it('of a run the worker does not know ends what carries its marker', async () => {
    const { runId } = orderOf(bash(''));
    const stray = spawn('sleep', ['1000'], {
      env: { DOWNBEAT_RUN_ID: runId, PATH: searchPath },
      detached: true,
    });
    const gone = once(stray, 'exit');
    await once(stray, 'spawn');
    worker.send({ type: 'stop', runId, reason: 'Its worker died.' });
    expect(await gone).toEqual([null, 'SIGTERM']);
  });
});

it('ends a run at its time limit', async () => {
  const run = worker.start(ignoringTerm, { timeLimitMs: 200, stopGraceMs: 50 });
  const reason = 'It ran longer than its time limit of 200 ms.';
  expect(await run.finished).toMatchObject({ state: 'timedOut', reason });
  expect(processesOf(run.runId)).toEqual([]);
});

it('stops all runs and reports them before it exits on shutdown', async () => {
  const leaving = await forkWorker(logsInitial.sql);
  const runs = [leaving.start(bash('echo armed; sleep 1000')), leaving.start(ignoringTerm, { stopGraceMs: 50 })];
  await Promise.all(runs.map((run) => run.printed('armed')));
  leaving.send({ type: 'shutdown', reason: 'Downbeat was closed.' });
  for (const { finished } of runs) {
    expect(await finished).toMatchObject({ state: 'cancelled', reason: 'Downbeat was closed.' });
  }
  expect(await leaving.exited).toBe(0);
  expect(runs.flatMap(({ runId }) => processesOf(runId))).toEqual([]);
  await leaving.dispose();
});

it('leaves nothing of its runs alive when it is killed itself', async () => {
  const killed = await forkWorker(logsInitial.sql);
  const run = killed.start(bash('(setsid sleep 1000 &); trap "" TERM; echo armed; sleep 1000'));
  const ended = killed.start(bash('setsid sleep 1000 > /dev/null 2>&1 & echo $!'));
  await Promise.all([run.printed('armed'), ended.finished]);
  killed.child.kill('SIGKILL');
  await vi.waitUntil(() => processesOf(run.runId).length === 0, { timeout: 10_000, interval: 20 });
  // What a run that had ended left in the background was meant to stay.
  const [, pid] = ended.output()[0] ?? [];
  expect(processesOf(ended.runId)).toEqual([Number(pid)]);
  process.kill(Number(pid), 'SIGKILL');
  await killed.dispose();
});

it('harms nobody when it is killed before it has run anything', async () => {
  const bystander = spawn('sleep', ['1000'], { stdio: 'ignore' });
  const idle = await forkWorker(logsInitial.sql);
  const guards = () => processesNaming(idle.logs.folder);
  await vi.waitUntil(() => guards().length === 1, { timeout: 10_000, interval: 20 });
  idle.child.kill('SIGKILL');
  await vi.waitUntil(() => guards().length === 0, { timeout: 10_000, interval: 20 });
  expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null]);
  bystander.kill('SIGKILL');
  await idle.dispose();
});

it('ends all runs as lost when the host dies', async () => {
  const logs = createLogs(logsInitial.sql);
  const order = orderOf(bash('(setsid sleep 1000 &); echo armed; sleep 1000'), { stopGraceMs: 50 });
  const init = { type: 'init', logsFile: logs.logsFile, environment: { PATH: searchPath }, homeFolder: '/' };
  const text = `
    const worker = require('node:child_process').fork(${JSON.stringify(workerFile)});
    worker.send(${JSON.stringify(init)});
    worker.send({ type: 'watch', runId: '${order.runId}', on: true });
    worker.send({ type: 'start', orders: [${JSON.stringify(order)}] });
    worker.on('message', ({ grew }) => grew?.length > 0 && console.log('grew'));`;
  const host = spawn(process.execPath, ['-e', text]);
  await once(host.stdout, 'data');
  host.kill('SIGKILL');
  // The worker inherited the host's output: its end is the end of both.
  await once(host.stdout.resume(), 'end');
  const reason = 'Downbeat ended unexpectedly while it ran.';
  expect(logs.outcome(order.runId)).toMatchObject({ state: 'lost', reason });
  expect(processesOf(order.runId)).toEqual([]);
  logs.dispose();
});
