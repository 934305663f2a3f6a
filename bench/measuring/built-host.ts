import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findProgramFolder } from '../../main/system/program-folder.ts';

/** A process that stands by to be looked at. */
export interface Standing {
  readonly pid: number;
  /** From the spawn until it said that it was ready. */
  readonly readyAfterMs: number;
  stop(): Promise<void>;
}

/** Starts the built headless host on a data folder. */
export function startBuiltHost(dataFolder: string): Promise<Standing> {
  return stand([join(findProgramFolder(), 'headless.js'), '--data', dataFolder, '--port', '0']);
}

/** Starts a Node process that waits for nothing. */
export function startIdleNode(): Promise<Standing> {
  return stand(['-e', 'setInterval(() => {}, 2 ** 31 - 1); process.stdout.write("ready\\n")']);
}

async function stand(args: string[]): Promise<Standing> {
  const startedAt = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints += text;
  });
  if (!child.stdout || child.pid === undefined) throw new Error(`${args[0]} could not be started`);
  const gone = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), gone]);
  if (child.exitCode !== null) throw new Error(`${args[0]} ended with code ${child.exitCode}: ${complaints}`);
  return {
    pid: child.pid,
    readyAfterMs: performance.now() - startedAt,
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}
