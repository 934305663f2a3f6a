import type { Clock } from '../beat/clock.ts';
import type { WatchPath } from './watch-path.ts';

/** Changes that follow one another within this time are one event. */
const settleMs = 300;
/** What never stops changing is an event this often. */
const longestSettleMs = 30_000;
/** A path that could not be watched is tried again. */
const retryMs = 60_000;

/** The files and folders that entries wait for. */
export interface WatchedPaths {
  /** Watches exactly these from now on. */
  set(paths: readonly string[]): void;
  close(): void;
}

export interface WatchedPathsParts {
  readonly clock: Clock;
  readonly watchPath: WatchPath;
  readonly onChange: (path: string) => void;
  /** Told why a path cannot be watched, and null when it can be again or is not asked for any more. */
  readonly onProblem: (path: string, reason: string | null) => void;
}

/** Watches nothing until paths are set. */
export function createWatchedPaths(parts: WatchedPathsParts): WatchedPaths {
  const watched = new Map<string, () => void>();

  function set(paths: readonly string[]): void {
    const wanted = new Set(paths);
    for (const [path, close] of watched) {
      if (wanted.has(path)) continue;
      watched.delete(path);
      close();
    }
    for (const path of wanted) if (!watched.has(path)) watched.set(path, watchOne(path, parts));
  }

  return { set, close: () => set([]) };
}

function watchOne(path: string, { clock, watchPath, onChange, onProblem }: WatchedPathsParts): () => void {
  let closeWatcher = () => {};
  let cancelSettling = () => {};
  let cancelRetry = () => {};
  let changingSince: number | null = null;
  let hasFailed = false;

  function settled(): void {
    changingSince = null;
    onChange(path);
  }

  function changed(): void {
    changingSince ??= clock.monotonicMs();
    cancelSettling();
    const leftMs = changingSince + longestSettleMs - clock.monotonicMs();
    cancelSettling = clock.after(Math.max(0, Math.min(settleMs, leftMs)), settled);
  }

  function failed(reason: string): void {
    hasFailed = true;
    onProblem(path, reason);
    cancelRetry();
    cancelRetry = clock.after(retryMs, () => {
      closeWatcher();
      hasFailed = false;
      start();
    });
  }

  function ready(): void {
    if (!hasFailed) onProblem(path, null);
  }

  function start(): void {
    let isCurrent = true;
    const onlyWhile = (action: () => void) => () => void (isCurrent && action());
    const close = watchPath(path, {
      ready: onlyWhile(ready),
      changed: onlyWhile(changed),
      failed: (reason) => isCurrent && failed(reason),
    });
    closeWatcher = () => {
      isCurrent = false;
      close();
    };
  }

  start();
  return () => {
    cancelSettling();
    cancelRetry();
    closeWatcher();
    onProblem(path, null);
  };
}
