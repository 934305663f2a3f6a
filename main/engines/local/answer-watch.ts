import type { Clock } from '../../beat/clock.ts';

/** How often a worker with runs is asked whether it still answers. */
const askEveryMs = 30_000;
/** A worker that has not answered for this long is said to hang. */
const silentAfterMs = 15_000;
/** A worker that has not answered for this long is given up. */
const deadAfterMs = 60_000;
/** A timer this late, or a wall clock this far ahead, means that this process stood still, too. */
const standstillMs = 5_000;

/** Asks a worker now and then whether it still answers; sets no timer while there is nothing to ask for. */
export interface AnswerWatch {
  /** Begins where it is needed and has not begun. */
  begin(): void;
  /** The worker has said something. */
  heard(): void;
  /** The worker is gone. */
  end(): void;
}

export interface AnswerWatchParts {
  readonly clock: Clock;
  /** Whether the worker has something to do. */
  readonly isNeeded: () => boolean;
  readonly ask: () => void;
  /** Called when a silence begins and ends. */
  readonly onSilent: (isSilent: boolean) => void;
  readonly onDead: () => void;
}

/** Builds a watch that has not begun. */
export function createAnswerWatch(parts: AnswerWatchParts): AnswerWatch {
  const { clock, isNeeded, ask, onSilent, onDead } = parts;
  let cancel: (() => void) | null = null;
  let isAsking = false;
  let isSilent = false;

  /** Calls `action` after `delayMs`, and `restart` instead where the computer slept or this process was held up. */
  function wait(delayMs: number, action: () => void, restart: () => void): void {
    const from = { wall: clock.now(), monotonicMs: clock.monotonicMs() };
    cancel?.();
    cancel = clock.after(delayMs, () => {
      const mostMs = delayMs + standstillMs;
      const stoodStill = clock.monotonicMs() - from.monotonicMs > mostMs || clock.now() - from.wall > mostMs;
      if (stoodStill) restart();
      else action();
    });
  }

  function waitToAsk(): void {
    isAsking = false;
    const next = () => (isNeeded() ? askNow() : end());
    wait(askEveryMs, next, next);
  }

  function askNow(): void {
    isAsking = true;
    ask();
    wait(silentAfterMs, silence, askNow);
  }

  function silence(): void {
    if (!isSilent) onSilent(true);
    isSilent = true;
    wait(deadAfterMs - silentAfterMs, onDead, askNow);
  }

  function end(): void {
    cancel?.();
    cancel = null;
    isAsking = false;
    if (isSilent) onSilent(false);
    isSilent = false;
  }

  return {
    begin: () => {
      if (cancel === null && isNeeded()) waitToAsk();
    },
    heard: () => {
      if (!isAsking) return;
      if (isSilent) onSilent(false);
      isSilent = false;
      waitToAsk();
    },
    end,
  };
}
