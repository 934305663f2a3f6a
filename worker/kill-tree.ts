import { spawn } from 'node:child_process';
import { createProcessTree } from './process-tree.ts';

/** A run's processes on their way out. */
export interface Killing {
  /** Tells that the process the run began with has ended. */
  mainEnded(): void;
  /** Leaves no more than `graceMs` from now. */
  hurry(graceMs: number): void;
}

const firstLookMs = 5;
const slowestLookMs = 250;
/** How long processes that survive SIGKILL (stuck in the kernel, or another user's) are tried. */
const forceLimitMs = 5_000;

/** Whose processes to end; `pid` is the first one, null where only the marker is known. */
export interface KillTarget {
  readonly runId: string;
  readonly pid: number | null;
  readonly hasMainEnded: boolean;
}

/**
 * Asks all processes of a run to end, kills after `graceMs` what is left of the tree, and calls `done` with the
 * number of processes that could not be ended.
 */
export function killTree(target: KillTarget, graceMs: number, done: (survivors: number) => void): Killing {
  return process.platform === 'win32' ? killOnWindows(target, graceMs, done) : killOnPosix(target, graceMs, done);
}

function killOnPosix(
  { runId, pid, hasMainEnded }: KillTarget,
  graceMs: number,
  done: (survivors: number) => void,
): Killing {
  const tree = createProcessTree(runId, pid);
  let forced: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let forcedAt: number | undefined;
  let forceDueAt = performance.now() + graceMs;
  let delayMs = firstLookMs;
  let isDone = false;

  function look() {
    const left = forcedAt === undefined ? tree.living().length : tree.signal('SIGKILL');
    const givesUp = forcedAt !== undefined && performance.now() - forcedAt > forceLimitMs;
    if (left > 0 && !givesUp) return lookLater();
    isDone = true;
    clearTimeout(forced);
    done(left);
  }

  function lookLater() {
    if (isDone) return;
    clearTimeout(looking);
    looking = setTimeout(look, delayMs);
    delayMs = Math.min(delayMs * 2, slowestLookMs);
  }

  function force() {
    forcedAt = performance.now();
    delayMs = firstLookMs;
    tree.signal('SIGKILL');
    lookLater();
  }

  if (graceMs > 0) {
    forced = setTimeout(force, graceMs);
    tree.signal('SIGTERM');
    if (hasMainEnded) lookLater();
  } else {
    force();
  }
  return {
    // While the first process lives its end is the signal to look; after that nothing tells of the others.
    mainEnded: lookLater,
    hurry(shorterMs) {
      if (isDone || forcedAt !== undefined) return;
      forceDueAt = Math.min(forceDueAt, performance.now() + shorterMs);
      clearTimeout(forced);
      forced = setTimeout(force, forceDueAt - performance.now());
    },
  };
}

function killOnWindows({ pid, hasMainEnded }: KillTarget, graceMs: number, done: (survivors: number) => void): Killing {
  let forced: NodeJS.Timeout | undefined;
  let givenUp: NodeJS.Timeout | undefined;

  function finish(survivors: number) {
    clearTimeout(forced);
    clearTimeout(givenUp);
    done(survivors);
  }

  function taskkill(...flags: string[]) {
    if (pid === null) return;
    const child = spawn('taskkill', ['/PID', String(pid), '/T', ...flags], { stdio: 'ignore', windowsHide: true });
    child.on('error', () => {});
  }

  function force() {
    taskkill('/F');
    givenUp = setTimeout(() => finish(1), forceLimitMs);
  }

  // The number of a process that has ended may belong to another one by now.
  if (hasMainEnded) {
    setImmediate(() => done(0));
  } else {
    taskkill();
    forced = setTimeout(force, graceMs);
  }
  return {
    mainEnded: () => finish(0),
    hurry(shorterMs) {
      if (givenUp !== undefined || shorterMs >= graceMs) return;
      clearTimeout(forced);
      forced = setTimeout(force, shorterMs);
    },
  };
}
