import { latestInstant } from './calendar.ts';

/** Instants a fixed span of elapsed time apart, the anchor being the first of them. */
export class ElapsedDueTimes {
  readonly #anchorAt: number;
  readonly #everyMs: number;

  constructor(anchorAt: number, everyMs: number) {
    this.#anchorAt = anchorAt;
    this.#everyMs = everyMs;
  }

  next(after: number): number | null {
    const due = this.#anchorAt + this.#countUpTo(Math.floor(after)) * this.#everyMs;
    return due <= latestInstant ? due : null;
  }

  latest(upTo: number): number | null {
    const passed = this.#countUpTo(Math.min(Math.floor(upTo), latestInstant));
    return passed > 0 ? this.#anchorAt + (passed - 1) * this.#everyMs : null;
  }

  count(after: number, upTo: number): number {
    const until = Math.min(Math.floor(upTo), latestInstant);
    return Math.max(0, this.#countUpTo(until) - this.#countUpTo(Math.floor(after)));
  }

  #countUpTo(instant: number): number {
    return instant < this.#anchorAt ? 0 : Math.floor((instant - this.#anchorAt) / this.#everyMs) + 1;
  }
}
