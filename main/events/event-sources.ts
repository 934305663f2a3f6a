import type { ScheduleEvent } from '../../shared/model/schedule.ts';
import type { Clock } from '../beat/clock.ts';
import type { Log } from '../host.ts';
import type { EventStore } from './event-store.ts';
import { createNetworkWatch } from './network-watch.ts';
import { createWakeWatch } from './wake-watch.ts';
import type { WatchPath } from './watch-path.ts';
import { createWatchedPaths } from './watched-paths.ts';

/** The login sessions in which Downbeat has been started. */
export interface LoginSessions {
  /** Whether this session has not been seen before. */
  isNew(): Promise<boolean>;
  /** Keeps that it has been seen. */
  remember(): Promise<void>;
}

/** Everything outside Downbeat that makes entries due; `taskEnded` is none of it, the queue tells of that. */
export interface EventSources {
  /** Tells that the host has started, and that somebody logged in if so; the beat runs by now. */
  start(): Promise<void>;
  /** Watches for what entries wait for now; called after they changed. */
  entriesChanged(): void;
  /** Called after each tick, with how far the wall clock had jumped before it, in ms. */
  ticked(jumpMs: number): void;
  /** The system says that the computer woke up; called after a tick. */
  resumed(): void;
  close(): void;
}

export interface EventSourceParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: EventStore;
  readonly sessions: LoginSessions;
  readonly hasNetwork: () => boolean;
  readonly watchPath: WatchPath;
  /** Makes the entries due that wait for this. */
  readonly happened: (type: ScheduleEvent['type'], subject: string | null) => void;
  /** Told why a path cannot be watched, and null when that is over. */
  readonly onPathProblem: (path: string, reason: string | null) => void;
}

/** Builds sources that are silent until they are started. */
export function createEventSources(parts: EventSourceParts): EventSources {
  const { clock, log, store, sessions, hasNetwork, watchPath, onPathProblem } = parts;
  let isOpen = false;
  let isReconciling = false;

  function tell(type: ScheduleEvent['type'], subject: string | null = null): void {
    if (!isOpen) return;
    try {
      parts.happened(type, subject);
    } catch (error) {
      log.error({ err: error, type, subject }, 'An event could not be recorded: entries that wait for it miss it.');
    }
  }

  const wakes = createWakeWatch(clock, () => tell('wake'));
  const network = createNetworkWatch(clock, hasNetwork, () => tell('networkUp'));
  const paths = createWatchedPaths({
    clock,
    watchPath,
    onChange: (path) => tell('fileChanged', path),
    onProblem: onPathProblem,
  });

  function reconcile(): void {
    isReconciling = false;
    if (!isOpen) return;
    try {
      network.await(store.isAwaited('networkUp'));
      paths.set(store.awaitedPaths());
    } catch (error) {
      log.error({ err: error }, 'What entries wait for could not be read; events may be missed until one is changed.');
    }
  }

  async function tellLogin(): Promise<void> {
    try {
      if (!(await sessions.isNew())) return;
      tell('login');
      if (isOpen) await sessions.remember();
    } catch (error) {
      log.warn({ err: error }, 'The login session cannot be told: entries that wait for a login may miss it.');
    }
  }

  return {
    start: async () => {
      isOpen = true;
      reconcile();
      tell('hostStart');
      await tellLogin();
    },
    entriesChanged: () => {
      // An import changes thousands of entries in a row.
      if (isReconciling) return;
      isReconciling = true;
      clock.after(0, reconcile);
    },
    ticked: (jumpMs) => {
      wakes.jumped(jumpMs);
      network.look();
    },
    resumed: wakes.resumed,
    close: () => {
      isOpen = false;
      network.await(false);
      paths.close();
    },
  };
}
