import { join } from 'node:path';
import type { AnyRouter } from '@orpc/server';
import { createRouterClient } from '@orpc/server';
import { AppError } from '../shared/error.ts';
import { forwardHandlers, refusingHandlers } from './api/forward-handlers.ts';
import type { Handlers } from './api/handlers.ts';
import {
  type ApiClient,
  connectLocalSocket,
  type LocalConnection,
  localSocketPath,
  serveLocalSocket,
} from './api/local-socket.ts';
import { createRouter } from './api/router.ts';
import type { Host } from './host.ts';
import type { CoreRole, RunningCore } from './start-core.ts';
import type { BeatLock } from './store/beat-lock.ts';

/** How often a host without the beat tries to become the one that has it. */
const standbyMs = 100;
/** How long a host without a beat of its own looks for one that answers. */
const patienceMs = 5_000;

/** Downbeat's core, opened on one data folder. */
export interface App {
  /** Serve this on any transport; it answers here or passes on to the host that has the beat. */
  readonly router: AnyRouter;
  /** The same calls for use inside this process. */
  readonly api: ApiClient;
  /** Whether this process has the data folder open itself, not through another host. */
  isLeader(): boolean;
  /** Stops the beat, the workers and the store in order; can be called again. */
  stop(reason: string): Promise<void>;
}

export interface AppOptions {
  /**
   * `beat`: takes the beat, or stands by as a client of the host that has it and takes over when that ends.
   * `work` and `none` (command line): is a client of a running host, or opens the data folder itself meanwhile.
   */
  readonly role: CoreRole;
}

/**
 * Opens the data folder. Throws NEWER_DATABASE or STORAGE where it cannot be used, and UNAVAILABLE where another
 * process holds it without answering.
 */
export async function openApp(host: Host, { role }: AppOptions): Promise<App> {
  const lockFile = join(host.dataFolder, 'beat.lock');
  const socketPath = localSocketPath(host.dataFolder);
  let handlers: Handlers = refusingHandlers(unavailable);
  let core: RunningCore | null = null;
  let lock: BeatLock | null = null;
  let socket: { close(): void } | null = null;
  let leader: LocalConnection | null = null;
  let cancelStandby = () => {};
  let stopped: Promise<void> | null = null;

  const router = createRouter(() => handlers, host.log);

  async function lead(): Promise<boolean> {
    const { takeBeatLock } = await import('./store/beat-lock.ts');
    const taken = takeBeatLock(lockFile);
    if (!taken) return false;
    try {
      // Loaded here, because a client of another host, such as the command line, needs none of it.
      const [{ startCore }, { coreHandlers }] = await Promise.all([
        import('./start-core.ts'),
        import('./api/core-handlers.ts'),
      ]);
      if (stopped !== null) {
        taken.release();
        return false;
      }
      core = startCore(host, role);
      lock = taken;
      handlers = coreHandlers(core);
      if (role !== 'none') socket = await serveLocalSocket(socketPath, router);
      return true;
    } catch (error) {
      await core?.close('Downbeat could not start.');
      core = null;
      taken.release();
      throw error;
    }
  }

  async function follow(): Promise<boolean> {
    const connection = await connectLocalSocket(socketPath);
    if (!connection) return false;
    leader = connection;
    handlers = forwardHandlers(() => connection.api);
    void connection.closed.then(() => {
      leader = null;
      if (core || stopped !== null) return;
      handlers = refusingHandlers(unavailable);
      if (role === 'beat') void standBy();
    });
    return true;
  }

  /** Follows a host that answers; without one, tries to take the beat and looks again a little later. */
  async function standBy(): Promise<void> {
    if (stopped !== null || core || leader) return;
    try {
      if ((await lead()) || (await follow())) {
        if (core) host.log.info({}, 'took over the beat');
        return;
      }
    } catch (error) {
      host.log.error({ err: error }, 'the beat could not be taken over; it is tried again');
    }
    cancelStandby = host.clock.after(standbyMs, () => void standBy());
  }

  async function firstOpen(): Promise<void> {
    const giveUpAt = host.clock.monotonicMs() + patienceMs;
    for (;;) {
      if (role !== 'beat' && (await follow())) return;
      if (await lead()) return;
      if (role === 'beat' && (await follow())) return;
      if (host.clock.monotonicMs() > giveUpAt) {
        if (role === 'beat') return void standBy();
        throw unavailable();
      }
      await new Promise<void>((resolve) => host.clock.after(standbyMs / 2, resolve));
    }
  }

  async function stop(reason: string): Promise<void> {
    cancelStandby();
    leader?.close();
    await core?.close(reason);
    socket?.close();
    lock?.release();
  }

  await firstOpen();
  return {
    router,
    api: createRouterClient(router, { context: {} }) as ApiClient,
    isLeader: () => core !== null,
    stop: (reason) => {
      stopped ??= stop(reason);
      return stopped;
    },
  };
}

function unavailable(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'Another Downbeat holds this data folder but does not answer; try again in a moment.',
  );
}
