import type { FromWorker, ToWorker } from '../shared/worker-api.ts';

/** The way to the host, whatever forked this process. */
export interface ParentChannel {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
  /** Called once, when the host is gone. */
  onGone(listener: () => void): void;
  /** Resolves when all that was sent has left this process. */
  drained(): Promise<void>;
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

/** Finds out whether Electron's `utilityProcess` or `child_process.fork` started this process, and connects. */
export function openParentChannel(): ParentChannel {
  const port = (process as NodeJS.Process & { parentPort?: UtilityPort }).parentPort;
  return port === undefined ? forkChannel() : utilityChannel(port);
}

function forkChannel(): ParentChannel {
  let last: Promise<void> = Promise.resolve();
  return {
    send(message) {
      if (!process.connected) return;
      // Without a callback a send that fails would raise an error event.
      last = new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker)),
    onGone: (listener) => void process.once('disconnect', listener),
    drained: () => last,
  };
}

function utilityChannel(port: UtilityPort): ParentChannel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data as ToWorker)),
    onGone: (listener) => port.on('close', listener),
    // A port does not say when a message has left; it is handed to another thread of this process.
    drained: () => new Promise((resolve) => setTimeout(resolve, 50)),
  };
}
