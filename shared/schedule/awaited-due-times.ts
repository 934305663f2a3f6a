import type { Limits } from '../model/entry.ts';
import type { BlockedTime } from './blocked-time.ts';
import type { DueTimes } from './due-times.ts';
import { nextAllowed } from './excluded-due-times.ts';
import type { PlacedDueTimes } from './placed-due-times.ts';
import { stableDelay } from './stable-delay.ts';

/** What changes when an awaited schedule is due. */
interface AwaitedTiming {
  readonly entryId: string;
  readonly limits: Limits;
  readonly spreadMs: number;
  /** Null where nothing is excluded. */
  readonly blocked: BlockedTime | null;
  readonly moves: boolean;
}

/**
 * The one due time of a schedule that waits for something to happen. A rhythm always moves out of blocked time, or else
 * it would end there; a moment that came from outside, as events do, is left out where the exclusions skip.
 */
export class AwaitedDueTimes implements PlacedDueTimes {
  readonly #times: DueTimes;
  readonly #timing: AwaitedTiming;

  constructor(times: DueTimes, timing: AwaitedTiming) {
    this.#times = times;
    this.#timing = timing;
  }

  next(after: number): number | null {
    const { startAt, endAt } = this.#timing.limits;
    const due = this.#times.next(after);
    if (due === null) return null;
    const moment = Math.max(due, startAt ?? due);
    return endAt !== null && moment > endAt ? null : this.#move(moment);
  }

  latest(): null {
    return null;
  }

  count(after: number, upTo: number): number {
    const due = this.next(after);
    return due !== null && due <= upTo ? 1 : 0;
  }

  first(after: number): number | null {
    return this.next(after);
  }

  place(moment: number): number | null {
    const { limits, blocked, moves } = this.#timing;
    if (limits.startAt !== null && moment < limits.startAt) return null;
    if (limits.endAt !== null && moment > limits.endAt) return null;
    return !moves && blocked?.at(moment) ? null : this.#move(moment);
  }

  #move(moment: number): number | null {
    const { entryId, spreadMs, blocked } = this.#timing;
    const allowed = blocked === null ? moment : nextAllowed(blocked, moment);
    return allowed === null ? null : allowed + stableDelay(entryId, allowed, spreadMs);
  }
}
