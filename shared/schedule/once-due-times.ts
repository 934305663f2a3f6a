import { invalid } from '../error.ts';
import type { OnceSchedule } from '../model/schedule.ts';
import { latestInstant } from './calendar.ts';
import { zoneNamed } from './zone.ts';

/** One due time and no other. */
class OnceDueTimes {
  readonly #dueAt: number;

  constructor(dueAt: number) {
    this.#dueAt = dueAt;
  }

  next(after: number): number | null {
    return after < this.#dueAt ? this.#dueAt : null;
  }

  latest(upTo: number): number | null {
    return upTo >= this.#dueAt ? this.#dueAt : null;
  }

  count(after: number, upTo: number): number {
    return after < this.#dueAt && this.#dueAt <= upTo ? 1 : 0;
  }
}

/** Compiles a single due time; throws INVALID if it is no instant or its zone is unknown. */
export function onceDueTimes({ dueAt, timeZone }: OnceSchedule): OnceDueTimes {
  if (!Number.isSafeInteger(dueAt) || dueAt < 0 || dueAt > latestInstant) {
    throw invalid('dueAt', 'allowed are instants in whole milliseconds from 1970 on');
  }
  zoneNamed(timeZone);
  return new OnceDueTimes(dueAt);
}
