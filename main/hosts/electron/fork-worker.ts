import { utilityProcess } from 'electron';
import type { Host, WorkerProcess } from '../../host.ts';

/** Starts the built worker as a utility process. */
export function forkWorker(workerFile: string, environment: Host['environment']): WorkerProcess {
  const child = utilityProcess.fork(workerFile, [], {
    serviceName: 'Downbeat worker',
    env: { ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let gone = false;
  child.on('exit', () => {
    gone = true;
  });
  return {
    send(message) {
      // One that is gone says so through its exit; what was meant for it is lost with it.
      if (!gone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill() {
      // kill() sends SIGTERM, which a worker that hangs would not hear.
      if (child.pid !== undefined && !gone) killNow(child.pid);
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}
