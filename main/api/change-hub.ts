import type { Change } from '../../shared/api.ts';
import type { Clock } from '../beat/clock.ts';

/** Changes are gathered this long, so that a burst is one message. */
const gatherMs = 30;
/** Beyond this many, listeners are told to fetch everything. */
const mostChanges = 500;

/** Tells any number of listeners what changed. */
export interface ChangeHub {
  publish(change: Change): void;
  /** Yields what changed since the last turn, beginning with `all`; ends when `signal` aborts or the hub closes. */
  listen(signal?: AbortSignal): AsyncGenerator<{ changes: Change[] }, void>;
  close(): void;
}

/** Builds a hub; a listener that is slow gets fewer, larger messages. */
export function createChangeHub(clock: Clock): ChangeHub {
  const listeners = new Set<Listener>();
  let closed = false;
  return {
    publish: (change) => {
      for (const listener of listeners) listener.add(change);
    },
    listen: async function* (signal) {
      const listener = createListener(clock);
      listeners.add(listener);
      const end = () => listener.end();
      signal?.addEventListener('abort', end);
      try {
        yield { changes: [{ topic: 'all' }] };
        while (!closed && !signal?.aborted) {
          const changes = await listener.next();
          if (changes === null) return;
          yield { changes };
        }
      } finally {
        listeners.delete(listener);
        signal?.removeEventListener('abort', end);
      }
    },
    close: () => {
      closed = true;
      for (const listener of listeners) listener.end();
    },
  };
}

interface Listener {
  add(change: Change): void;
  /** The changes gathered, or null when it ended. */
  next(): Promise<Change[] | null>;
  end(): void;
}

function createListener(clock: Clock): Listener {
  let pending = new Map<string, Change>();
  let ended = false;
  let wake = () => {};
  let gathering = false;
  return {
    add: (change) => {
      if (pending.size >= mostChanges) pending = new Map([['all', { topic: 'all' }]]);
      else pending.set(`${change.topic} ${change.taskId ?? ''} ${change.runId ?? ''}`, change);
      if (gathering) return;
      gathering = true;
      clock.after(gatherMs, () => {
        gathering = false;
        wake();
      });
    },
    next: async () => {
      while (!ended && (pending.size === 0 || gathering)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (ended) return null;
      const changes = [...pending.values()];
      pending = new Map();
      return changes;
    },
    end: () => {
      ended = true;
      wake();
    },
  };
}
