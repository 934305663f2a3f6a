import { type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Change, contract } from '../../shared/api.ts';
import { retryDelayMs } from './retry-delay.ts';
import { DisconnectedError, type OpenTransport, RefusedError, type Transport } from './transport.ts';

/** Every call the host understands. */
export type Client = ContractRouterClient<typeof contract>;

/** `connecting` until the first connection stands, `lost` after one broke, `refused` when the host does not know us. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** A connection that repairs itself; calls fail at once while it is down. */
export interface Connection {
  client: Client;
  getState: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
  /** Connects and stays connected until the returned function is called. */
  start: (onChanges: (changes: readonly Change[]) => void) => () => void;
}

const firstAnswerMs = 10_000;

/** Builds a connection over transports of one kind. */
export function createConnection(open: OpenTransport): Connection {
  let state: ConnectionState = 'connecting';
  let transport: Transport | undefined;
  let wasOpen = false;
  const listeners = new Set<() => void>();

  const become = (next: ConnectionState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const link: ClientLink<Record<never, never>> = {
    call: (path, input, options) =>
      transport ? transport.link.call(path, input, options) : Promise.reject(new DisconnectedError()),
  };

  async function live(signal: AbortSignal, onOpen: () => void, onChanges: (changes: readonly Change[]) => void) {
    const opened = await open();
    const drop = () => {
      transport = undefined;
      if (!signal.aborted && state === 'open') become('lost');
    };
    opened.closed.addEventListener('abort', drop);
    const tooLate = setTimeout(() => opened.close(), firstAnswerMs);
    try {
      const own: Client = createORPCClient(opened.link);
      // Listening comes first, so that no change falls between a query's answer and the subscription.
      for await (const { changes } of await own.system.changes(undefined, { signal })) {
        clearTimeout(tooLate);
        if (transport !== opened) {
          transport = opened;
          become('open');
          onOpen();
          // Nothing has been fetched yet when the first connection says that all has changed.
          if (!wasOpen) {
            wasOpen = true;
            continue;
          }
        }
        onChanges(changes);
      }
    } finally {
      clearTimeout(tooLate);
      drop();
      opened.close();
    }
  }

  return {
    client: createORPCClient(link),
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (onChanges) => {
      const stopped = new AbortController();
      const keep = async () => {
        for (let failures = 0; !stopped.signal.aborted; failures++) {
          try {
            await live(stopped.signal, () => (failures = 0), onChanges);
          } catch (error) {
            if (error instanceof RefusedError) become('refused');
            else if (state === 'refused') become('connecting');
          }
          await pause(retryDelayMs(failures), stopped.signal);
        }
      };
      void keep();
      return () => stopped.abort();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
