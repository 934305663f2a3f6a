import { latestInstant } from './calendar.ts';

/**
 * One due time, some time after a run that the caller knows and passes as `after`.
 * There is never more than one: the next follows from a run that has not happened yet, so nothing can be said of the past.
 */
export class AfterRunDueTimes {
  readonly #add: (instant: number) => number;

  constructor(add: (instant: number) => number) {
    this.#add = add;
  }

  next(after: number): number | null {
    if (!(after < latestInstant)) return null;
    const due = Math.max(this.#add(after), after + 1);
    return due <= latestInstant ? due : null;
  }

  latest(): null {
    return null;
  }

  count(after: number, upTo: number): number {
    const due = this.next(after);
    return due !== null && due <= upTo ? 1 : 0;
  }
}
