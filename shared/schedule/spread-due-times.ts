import { latestInstant } from './calendar.ts';
import type { PlacedDueTimes } from './placed-due-times.ts';
import { stableDelay } from './stable-delay.ts';

/** Due times that each come somewhat later, by an amount that is always the same for it, and before the next one's turn. */
export class SpreadDueTimes implements PlacedDueTimes {
  readonly #times: PlacedDueTimes;
  readonly #entryId: string;
  readonly #spreadMs: number;

  constructor(times: PlacedDueTimes, entryId: string, spreadMs: number) {
    this.#times = times;
    this.#entryId = entryId;
    this.#spreadMs = spreadMs;
  }

  next(after: number): number | null {
    const delayed = this.#spread(this.#times.latest(after));
    return delayed !== null && delayed > after ? delayed : this.#spread(this.#times.next(after));
  }

  latest(upTo: number): number | null {
    const moment = this.#times.latest(upTo);
    if (moment === null) return null;
    const due = this.#spread(moment);
    return due !== null && due <= upTo ? due : this.#spread(this.#times.latest(moment - 1));
  }

  count(after: number, upTo: number): number {
    if (!(upTo > after)) return 0;
    return this.#times.count(after, upTo) + this.#pendingAt(after) - this.#pendingAt(upTo);
  }

  first(after: number): number | null {
    return this.#spread(this.#times.first(after));
  }

  place(moment: number): number | null {
    return this.#spread(this.#times.place(moment));
  }

  /** One if a due time whose moment has come is still to come itself. */
  #pendingAt(instant: number): 0 | 1 {
    const due = this.#spread(this.#times.latest(instant));
    return due !== null && due > instant ? 1 : 0;
  }

  #spread(moment: number | null): number | null {
    if (moment === null) return null;
    const next = this.#times.next(moment) ?? Number.POSITIVE_INFINITY;
    return (
      moment + stableDelay(this.#entryId, moment, Math.min(this.#spreadMs, next - moment - 1, latestInstant - moment))
    );
  }
}
