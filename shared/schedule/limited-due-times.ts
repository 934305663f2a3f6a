import type { Limits } from '../model/entry.ts';
import type { DueTimes } from './due-times.ts';
import type { PlacedDueTimes } from './placed-due-times.ts';

/** The due times of a schedule between two instants, both of which count. */
export class LimitedDueTimes implements PlacedDueTimes {
  readonly #times: DueTimes;
  readonly #startAt: number;
  readonly #endAt: number;

  constructor(times: DueTimes, { startAt, endAt }: Limits) {
    this.#times = times;
    this.#startAt = startAt ?? Number.NEGATIVE_INFINITY;
    this.#endAt = endAt ?? Number.POSITIVE_INFINITY;
  }

  next(after: number): number | null {
    const due = this.#times.next(Math.max(after, this.#startAt - 1));
    return due !== null && due <= this.#endAt ? due : null;
  }

  latest(upTo: number): number | null {
    const due = this.#times.latest(Math.min(upTo, this.#endAt));
    return due !== null && due >= this.#startAt ? due : null;
  }

  count(after: number, upTo: number): number {
    return this.#times.count(Math.max(after, this.#startAt - 1), Math.min(upTo, this.#endAt));
  }

  first(after: number): number | null {
    return this.next(after);
  }

  place(moment: number): number | null {
    return moment >= this.#startAt && moment <= this.#endAt ? moment : null;
  }
}
