import { type BlockedStretch, type BlockedTime, blockedEra } from './blocked-time.ts';
import { dayMs } from './calendar.ts';

const pageMs = 64 * dayMs;
const lastPage = Math.ceil(blockedEra.end / pageMs) - 1;
/** About 45 years; asking further only means working them out again. */
const maxPages = 256;

/** Gives `add` all stretches that lie in [from, to) or reach into it, in any order, overlapping or not. */
export type CollectBlocked = (from: number, to: number, add: (start: number, end: number) => void) => void;

/** Blocked time that is worked out page by page as it is asked for, 64 days each, so that what never ends costs little. */
export class BlockedPages implements BlockedTime {
  readonly #collect: CollectBlocked;
  /** Starts and ends in turn, merged and cut to their page. */
  readonly #pages = new Map<number, readonly number[]>();
  /** The stretch that was found last is the answer for every instant from `#recentFrom` to its end. */
  #recent: BlockedStretch | null = null;
  #recentFrom = 0;
  #nothingFrom: number = blockedEra.end;

  constructor(collect: CollectBlocked) {
    this.#collect = collect;
  }

  from(instant: number): BlockedStretch | null {
    if (instant >= this.#nothingFrom) return null;
    const recent = this.#recent;
    if (recent !== null && instant >= this.#recentFrom && instant < recent.end) return recent;
    const from = Math.max(instant, blockedEra.start);
    for (let page = pageOf(from); page <= lastPage; page++) {
      const found = this.#findIn(page, from);
      if (found !== null) return this.#keep(found, instant);
    }
    this.#nothingFrom = instant;
    return null;
  }

  at(instant: number): BlockedStretch | null {
    if (instant < blockedEra.start || instant >= this.#nothingFrom) return null;
    const recent = this.#recent;
    if (recent !== null && instant >= this.#recentFrom && instant < recent.end) {
      return instant >= recent.start ? recent : null;
    }
    const found = this.#findIn(pageOf(instant), instant);
    return found !== null && found.start <= instant ? this.#keep(found, instant) : null;
  }

  #keep(stretch: BlockedStretch, instant: number): BlockedStretch {
    this.#recent = stretch;
    this.#recentFrom = Math.min(instant, stretch.start);
    return stretch;
  }

  /** The first stretch of a page that ends after an instant, as long as it is on the pages around. */
  #findIn(page: number, instant: number): BlockedStretch | null {
    const edges = this.#page(page);
    let low = 0;
    let high = edges.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[2 * middle + 1] as number) <= instant) low = middle + 1;
      else high = middle;
    }
    if (2 * low >= edges.length) return null;
    const [start, end] = [edges[2 * low] as number, edges[2 * low + 1] as number];
    return { start: this.#startOf(start, page), end: this.#endOf(end, page) };
  }

  #startOf(cut: number, page: number): number {
    let start = cut;
    for (let before = page; before > 0 && start === before * pageMs; before--) {
      const edges = this.#page(before - 1);
      if (edges.at(-1) !== start) break;
      start = edges.at(-2) as number;
    }
    return start;
  }

  #endOf(cut: number, page: number): number {
    let end = cut;
    for (let next = page + 1; next <= lastPage && end === next * pageMs; next++) {
      const edges = this.#page(next);
      if (edges[0] !== end) break;
      end = edges[1] as number;
    }
    return end;
  }

  #page(page: number): readonly number[] {
    const known = this.#pages.get(page);
    if (known !== undefined) return known;
    const [from, to] = [page * pageMs, Math.min((page + 1) * pageMs, blockedEra.end)];
    const found: [number, number][] = [];
    this.#collect(from, to, (start, end) => {
      if (start < to && end > from && start < end) found.push([Math.max(start, from), Math.min(end, to)]);
    });
    const merged = merge(found);
    if (this.#pages.size >= maxPages) this.#pages.clear();
    this.#pages.set(page, merged);
    return merged;
  }
}

function pageOf(instant: number): number {
  return Math.floor(instant / pageMs);
}

function merge(found: [number, number][]): number[] {
  found.sort(([left], [right]) => left - right);
  const edges: number[] = [];
  for (const [start, end] of found) {
    const last = edges.length - 1;
    if (last < 0 || start > (edges[last] as number)) edges.push(start, end);
    else if (end > (edges[last] as number)) edges[last] = end;
  }
  return edges;
}
