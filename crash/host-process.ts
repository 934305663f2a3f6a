import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Status } from '../shared/api.ts';

/** Where the program is and what it works on. */
export interface Place {
  /** A folder with `bin/`, `out/` and `node_modules/`. */
  readonly program: string;
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A headless host that was started. */
export interface HostProcess {
  readonly pid: number;
  readonly isAlive: boolean;
  /** Resolves when it serves; rejects when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves with its exit code, null where a signal ended it. */
  readonly gone: Promise<number | null>;
  /** What it says of itself over HTTP; null where it does not answer. */
  status(): Promise<Status | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a host. */
export function startHost({ program, dataFolder, environment }: Place): HostProcess {
  const args = [join(program, 'out/main/headless.js'), '--data', dataFolder, '--port', '0'];
  const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let url: URL | undefined;
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address === undefined) return;
      url = new URL(address);
      resolve();
    });
    child.stderr.on('data', (text) => {
      said = (said + text).slice(-2_000);
    });
    void gone.then((code) => reject(new Error(`The host ended with ${code} before it was ready. ${said}`)));
  });
  // Many are killed before anybody asks.
  ready.catch(() => {});
  return {
    pid: pidOf(child),
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
    ready,
    gone,
    status: async () => {
      if (url === undefined) return null;
      const headers = { authorization: `Bearer ${url.searchParams.get('token')}` };
      try {
        const response = await fetch(`${url.origin}/api/status`, { headers, signal: AbortSignal.timeout(5_000) });
        return response.ok ? ((await response.json()) as Status) : null;
      } catch {
        return null;
      }
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** The worker processes of a host: its children. */
export function workersOf(hostPid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === hostPid);
}

/**
 * Processes that a host, a worker, a guard or a run left behind: they carry a variable of the harness or name the data
 * folder on their command line.
 */
export function leftovers(variable: string, dataFolder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) =>
        readOrEmpty(`/proc/${pid}/environ`).split('\0').includes(variable) || commandLine(pid).includes(dataFolder),
    )
    .map((pid) => `${pid} ${commandLine(pid)}`);
}

/** Kills a process at once; one that is gone already is fine. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function parentOf(pid: number): number {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function commandLine(pid: string): string {
  return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function pidOf({ pid, spawnfile }: ChildProcess): number {
  if (pid === undefined) throw new Error(`${spawnfile} could not be started.`);
  return pid;
}
