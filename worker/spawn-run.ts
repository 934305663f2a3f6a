import { type ChildProcess, spawn } from 'node:child_process';
import type { Launch } from './executors/launch.ts';
import type { Pipes } from './pipe-pool.ts';
import type { PipeReader } from './pipe-reader.ts';

/** A process that was asked for; it may turn out that it could not start. */
export interface Spawned {
  readonly child: ChildProcess;
  readonly outputs: readonly PipeReader[];
}

/** Starts a run's process in a process group of its own; throws where the system refuses at once. */
export function spawnRun(
  launch: Launch,
  place: { folder: string; environment: Readonly<Record<string, string>> },
  pipes: Pipes,
): Spawned {
  let child: ChildProcess | undefined;
  let outputs: readonly PipeReader[];
  try {
    child = spawn(launch.program, launch.args, {
      cwd: place.folder,
      env: place.environment,
      stdio: [launch.input === undefined ? 'ignore' : 'pipe', ...pipes.stdio],
      detached: process.platform !== 'win32',
      windowsHide: true,
      windowsVerbatimArguments: launch.verbatim ?? false,
    });
  } finally {
    // Also after a failure: only this closes the ends that were meant for the child.
    outputs = pipes.attach(child);
    if (child === undefined) for (const output of outputs) output.destroy();
  }
  // A program that does not read its input is no failure.
  child.stdin?.on('error', () => {});
  child.stdin?.end(launch.input);
  return { child, outputs };
}
