/** How late due times were handled. */
interface LatenessSummary {
  readonly medianMs: number;
  readonly worstMs: number;
  readonly count: number;
}

/** Keeps how late due times were handled in the last hour, in memory of a fixed size. */
export interface Lateness {
  /** `count` due times were this late. */
  add(lateMs: number, count: number): void;
  /** Null before there was one. The median is exact below 16 ms and within a tenth above. */
  summary(): LatenessSummary | null;
}

const minutes = 60;
const minuteMs = 60_000;
/** One bin for each millisecond up to here, then eight for each doubling. */
const exactMs = 16;
const binsPerDoubling = 8;
/** Enough for an hour. */
const bins = exactMs + 18 * binsPerDoubling;

/** A histogram for each minute, in a ring: adding allocates nothing. */
export function createLateness(monotonicMs: () => number): Lateness {
  const counts = new Uint32Array(minutes * bins);
  const worst = new Float64Array(minutes);
  /** The minute that each place in the ring holds. */
  const held = new Float64Array(minutes).fill(Number.NEGATIVE_INFINITY);
  const thisMinute = () => Math.floor(monotonicMs() / minuteMs);

  return {
    add: (lateMs, count) => {
      const minute = thisMinute();
      const place = minute % minutes;
      if (held[place] !== minute) {
        held[place] = minute;
        worst[place] = 0;
        counts.fill(0, place * bins, (place + 1) * bins);
      }
      worst[place] = Math.max(worst[place] ?? 0, lateMs);
      const bin = place * bins + binOf(lateMs);
      counts[bin] = (counts[bin] ?? 0) + count;
    },
    summary: () => {
      const after = thisMinute() - minutes;
      const total = new Float64Array(bins);
      let count = 0;
      let worstMs = 0;
      for (let place = 0; place < minutes; place++) {
        if ((held[place] ?? after) <= after) continue;
        worstMs = Math.max(worstMs, worst[place] ?? 0);
        for (let bin = 0; bin < bins; bin++) {
          const inBin = counts[place * bins + bin] ?? 0;
          total[bin] = (total[bin] ?? 0) + inBin;
          count += inBin;
        }
      }
      if (count === 0) return null;
      return { medianMs: Math.min(worstMs, medianOf(total, count)), worstMs, count };
    },
  };
}

function medianOf(total: Float64Array, count: number): number {
  let below = 0;
  const bin = total.findIndex((inBin) => {
    below += inBin;
    return below * 2 >= count;
  });
  return middleOf(bin);
}

function binOf(lateMs: number): number {
  if (lateMs < exactMs) return Math.max(0, Math.floor(lateMs));
  return Math.min(bins - 1, exactMs + Math.floor(Math.log2(lateMs / exactMs) * binsPerDoubling));
}

/** The middle of a bin. */
function middleOf(bin: number): number {
  return bin < exactMs ? bin : Math.round(exactMs * 2 ** ((bin - exactMs + 0.5) / binsPerDoubling));
}
