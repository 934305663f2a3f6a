import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TaskOptions } from '../../shared/model/task.ts';
import type { FromWorker, RunFinished, RunOrder, RunStarted, ToWorker } from '../../shared/worker-api.ts';

/** The file that workers are forked from. */
export const workerFile = join(import.meta.dirname, '../main.ts');

/** Where runs look for programs. */
export const searchPath = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;

/** A run in a forked worker. */
export interface TestRun {
  readonly runId: string;
  readonly started: Promise<RunStarted>;
  readonly finished: Promise<RunFinished>;
  /** Resolves once the stored output contains `text`. */
  printed(text: string): Promise<void>;
  /** What is stored, in order, as `[stream, text]`. */
  output(): [number, string][];
}

/** A log database in a folder of its own, with the tables that `sql` creates. */
export function createLogs(sql: string) {
  const folder = mkdtempSync(join(tmpdir(), 'downbeat-worker-'));
  const logsFile = join(folder, 'logs.db');
  const database = new DatabaseSync(logsFile);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(sql);
  const chunks = database.prepare('SELECT seq, stream, data FROM chunks WHERE run_id = ? ORDER BY seq');
  const outcome = database.prepare('SELECT finished FROM outcomes WHERE run_id = ?');
  return {
    folder,
    logsFile,
    database,
    chunks: (runId: string) => chunks.all(runId) as { seq: number; stream: number; data: Uint8Array }[],
    /** How the run ended, as the worker keeps it for the host. */
    outcome(runId: string): RunFinished | undefined {
      const row = outcome.get(runId);
      return row === undefined ? undefined : (JSON.parse(String(row.finished)) as RunFinished);
    },
    dispose() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An order with the usual values. */
export function orderOf(options: TaskOptions, changes: Partial<RunOrder> = {}): RunOrder {
  const usual = { workingFolder: null, environment: {}, timeLimitMs: null, stopGraceMs: 5_000 };
  return { runId: randomUUID(), options, ...usual, ...changes };
}

/** Options of a command task. */
export function command(program: string, ...args: string[]): TaskOptions {
  return { kind: 'command', program, args };
}

/** The processes that carry a run's marker, found without the product's own code. */
export function processesOf(runId: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readOrEmpty(`/proc/${name}/environ`).includes(`DOWNBEAT_RUN_ID=${runId}`))
    .map(Number);
}

/** The processes whose command line names a path. */
export function processesNaming(path: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readOrEmpty(`/proc/${name}/cmdline`).includes(path))
    .map(Number);
}

/** Whether a process lives; one that has ended and waits for its parent to notice does not. */
export function isRunning(pid: number): boolean {
  return readOrEmpty(`/proc/${pid}/cmdline`) !== '';
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** Forks a real worker on a new log database. */
export async function forkWorker(sql: string) {
  const logs = createLogs(sql);
  const child = fork(workerFile, { serialization: 'json' });
  const messages: FromWorker[] = [];
  const waiting = new Set<() => void>();
  child.on('message', (message) => {
    messages.push(message as FromWorker);
    for (const check of waiting) check();
  });

  /** Resolves with the first value that `find` finds, looking again after every message. */
  function until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  }

  const send = (message: ToWorker) => void child.send(message);
  const reports = () => messages.filter((message) => message.type === 'report');

  function start(options: TaskOptions, changes: Partial<RunOrder> = {}): TestRun {
    const order = orderOf(options, changes);
    const { runId } = order;
    send({ type: 'watch', runId, on: true });
    send({ type: 'start', orders: [order] });
    const decoder = new TextDecoder();
    const output = () => logs.chunks(runId).map(({ stream, data }): [number, string] => [stream, decoder.decode(data)]);
    const isPrinted = (text: string) => output().some(([, printed]) => printed.includes(text)) || undefined;
    return {
      runId,
      started: until(() =>
        reports()
          .flatMap(({ started }) => started)
          .find((run) => run.runId === runId),
      ),
      finished: until(() =>
        reports()
          .flatMap(({ finished }) => finished)
          .find((run) => run.runId === runId),
      ),
      printed: async (text) => void (await until(() => isPrinted(text))),
      output,
    };
  }

  send({
    type: 'init',
    logsFile: logs.logsFile,
    environment: { PATH: searchPath, HOME: logs.folder },
    homeFolder: logs.folder,
  });
  await until(() => messages.find(({ type }) => type === 'ready'));
  return {
    logs,
    child,
    send,
    start,
    problem: () => until(() => messages.find((message) => message.type === 'problem')),
    exited: new Promise<number | null>((resolve) => child.once('exit', resolve)),
    async dispose() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
      logs.dispose();
    },
  };
}
