import { fork } from 'node:child_process';
import type { Host, WorkerProcess } from '../host.ts';

/** Starts the built worker as a Node process of its own. */
export function forkNodeWorker(
  workerFile: string,
  { environment, log }: Pick<Host, 'environment' | 'log'>,
): WorkerProcess {
  const child = fork(workerFile, [], {
    env: environment,
    // A small heap keeps the worker small, and starting programs quick.
    execArgv: ['--max-semi-space-size=1'],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Out of the terminal's process group: Ctrl+C is for the host, which then stops workers in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let gone = false;
  const exitListeners = new Set<(code: number | null) => void>();
  const leave = (code: number | null) => {
    if (gone) return;
    gone = true;
    for (const listener of exitListeners) listener(code);
  };
  child.on('exit', leave);
  child.on('error', (error) => {
    log.warn({ err: error, pid: child.pid }, `A worker has trouble: ${error.message}.`);
    // A process that never started sends no exit.
    if (child.pid === undefined) leave(null);
  });
  return {
    send(message) {
      // One that is gone says so through its exit; what was meant for it is lost with it.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void exitListeners.add(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
