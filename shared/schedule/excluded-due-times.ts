import type { Exclusions } from '../model/entry.ts';
import { type BlockedTime, blockedEra } from './blocked-time.ts';
import type { PlacedDueTimes } from './placed-due-times.ts';

/** After so many blocked stretches that each swallowed something, as decades of blocked days are, nothing is expected any more. */
const maxSwallowed = 10_000;

/** Due times outside of blocked time: what falls into it is left out, or moves to its end, several becoming one. */
export class ExcludedDueTimes implements PlacedDueTimes {
  readonly #times: PlacedDueTimes;
  readonly #blocked: BlockedTime;
  readonly #moves: boolean;

  constructor(times: PlacedDueTimes, blocked: BlockedTime, action: Exclusions['action']) {
    this.#times = times;
    this.#blocked = blocked;
    this.#moves = action === 'move';
  }

  next(after: number): number | null {
    const from = Math.max(after, blockedEra.start - 1);
    // What else fell into the same stretch before `after` comes at its end, too.
    const since = this.#moves ? (this.#blocked.at(from)?.start ?? from + 1) - 1 : from;
    return this.#moves ? this.#placed(this.#times.next(since)) : this.#nextAllowed(since);
  }

  latest(upTo: number): number | null {
    let until = Math.min(upTo, blockedEra.end - 1);
    if (this.#moves) {
      until = (this.#blocked.at(until)?.start ?? until + 1) - 1;
      const moment = this.#times.latest(until);
      return moment === null || moment < blockedEra.start ? null : this.#placed(moment);
    }
    for (let swallowed = 0; swallowed < maxSwallowed; swallowed++) {
      const moment = this.#times.latest(until);
      if (moment === null || moment < blockedEra.start) return null;
      const stretch = this.#blocked.at(moment);
      if (stretch === null) return moment;
      until = stretch.start - 1;
    }
    return null;
  }

  count(after: number, upTo: number): number {
    let from = Math.max(after, blockedEra.start - 1);
    let until = Math.min(upTo, blockedEra.end - 1);
    if (!(until > from)) return 0;
    if (this.#moves) {
      from = (this.#blocked.at(from)?.start ?? from + 1) - 1;
      until = (this.#blocked.at(until)?.start ?? until + 1) - 1;
    }
    let found = this.#times.count(from, until);
    let cursor = from;
    // As many rounds as there are stretches, or due times where those are fewer.
    for (let moment = this.#times.next(cursor); moment !== null && moment <= until; moment = this.#times.next(cursor)) {
      const stretch = this.#blocked.from(moment);
      if (stretch === null || stretch.start > until) break;
      cursor = stretch.start - 1;
      if (stretch.start > moment) continue;
      found -= this.#times.count(Math.max(cursor, from), Math.min(stretch.end - 1, until));
      const isDueAtEnd = this.#moves && stretch.end <= until;
      if (isDueAtEnd && this.#times.count(stretch.end - 1, stretch.end) === 0) found++;
      cursor = stretch.end - 1;
    }
    return found;
  }

  first(after: number): number | null {
    return this.#moves ? this.#placed(this.#times.first(Math.max(after, blockedEra.start - 1))) : this.next(after);
  }

  place(moment: number): number | null {
    const placed = this.#times.place(moment);
    if (placed === null || this.#moves) return this.#placed(placed);
    return this.#blocked.at(placed) === null ? placed : null;
  }

  #nextAllowed(after: number): number | null {
    let from = after;
    for (let swallowed = 0; swallowed < maxSwallowed; swallowed++) {
      const moment = this.#times.next(from);
      if (moment === null || moment >= blockedEra.end) return null;
      const stretch = this.#blocked.at(moment);
      if (stretch === null) return moment;
      from = stretch.end - 1;
    }
    return null;
  }

  #placed(moment: number | null): number | null {
    return moment === null ? null : nextAllowed(this.#blocked, moment);
  }
}

/** The first instant from `instant` on that is not blocked; null where that never comes. */
export function nextAllowed(blocked: BlockedTime, instant: number): number | null {
  const allowed = blocked.at(instant)?.end ?? instant;
  return allowed < blockedEra.end ? allowed : null;
}
