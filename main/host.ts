import type { FromWorker, ToWorker } from '../shared/worker-api.ts';
import type { Alert } from './alerts/alert.ts';
import type { Clock } from './beat/clock.ts';

/** A forked worker process, whatever forked it. */
export interface WorkerProcess {
  send(message: ToWorker): void;
  /** Each listener is called for every message; messages are checked by whoever listens. */
  onMessage(listener: (message: unknown | FromWorker) => void): void;
  /** Called once, when the process is gone; `code` is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What a host must provide for the core to run in it. */
export interface Host {
  readonly kind: 'electron' | 'headless' | 'cli';
  readonly version: string;
  /** Exists and is writable by this user only. */
  readonly dataFolder: string;
  readonly homeFolder: string;
  /** The environment that runs start from. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly log: Log;
  forkWorker(): WorkerProcess;
  /** Shows a notification; does nothing where the host has none. */
  showAlert(alert: Alert): void;
  /** Calls `listener` when the system says that the computer woke up, where it does; the result ends it. */
  onResume?(listener: () => void): () => void;
}
