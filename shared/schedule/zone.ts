import { invalid } from '../error.ts';
import { dayMs, earliestInstant, latestInstant } from './calendar.ts';
import { RecentCache } from './recent-cache.ts';
import { otherZoneName } from './renamed-zones.ts';

const hourMs = 3_600_000;
const longestClockChangeMs = 3 * hourMs;
const blockMs = 5_411 * dayMs;
/** The calendar repeats itself after 400 years, and by the year 2400 every zone follows rules that do so too. */
const blocksPerCycle = 27;
const firstBlockOfRules = 30;
const maxBlocks = 128;

/** A stretch of time in [start, end) during which a zone keeps one offset from UTC. */
export interface ZoneSegment {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  /** What the clock shows at `start`. */
  readonly wallStart: number;
  /** What the clock would show at `end` had it not been changed. */
  readonly wallEnd: number;
  /**
   * What the clock showed at `start` before it was changed, so that these stretches of wall time never leave a hole or
   * overlap; after a correction, which is no change between summer and winter time, the same as `wallStart`.
   */
  readonly steadyWallStart: number;
  readonly block: number;
  readonly index: number;
}

/** The offsets of one time zone, found through Intl once for every fifteen years asked for and kept. */
export class Zone {
  readonly name: string;
  readonly #blocks = new Map<number, readonly ZoneSegment[]>();
  #recent: ZoneSegment | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** The segment an instant lies in. */
  at(instant: number): ZoneSegment {
    const recent = this.#recent;
    if (recent !== undefined && instant >= recent.start && instant < recent.end) return recent;
    const segments = this.#block(Math.floor(instant / blockMs));
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle] as ZoneSegment).start <= instant) low = middle;
      else high = middle - 1;
    }
    const found = segments[low] as ZoneSegment;
    this.#recent = found;
    return found;
  }

  /** The segment that follows. */
  after(segment: ZoneSegment): ZoneSegment {
    return this.#block(segment.block)[segment.index + 1] ?? (this.#block(segment.block + 1)[0] as ZoneSegment);
  }

  /** The segment before. */
  before(segment: ZoneSegment): ZoneSegment {
    return this.#block(segment.block)[segment.index - 1] ?? (this.#block(segment.block - 1).at(-1) as ZoneSegment);
  }

  /** The first instant at which the clock shows a wall time; the end of the gap if it never does. */
  instantOf(wall: number): number {
    let segment = this.at(wall);
    while (wall >= segment.wallEnd) segment = this.after(segment);
    while (wall < segment.steadyWallStart) {
      const earlier = this.before(segment);
      if (wall >= earlier.wallEnd) break;
      segment = earlier;
    }
    return Math.max(segment.start, wall - segment.offset);
  }

  #block(index: number): readonly ZoneSegment[] {
    const known = this.#blocks.get(index);
    if (known !== undefined) return known;
    if (this.#blocks.size >= maxBlocks) this.#blocks.clear();
    const found = this.#find(index);
    this.#blocks.set(index, found);
    return found;
  }

  #find(index: number): readonly ZoneSegment[] {
    const cycles = Math.floor((index - firstBlockOfRules) / blocksPerCycle);
    if (cycles <= 0) return findSegments(this.name, index);
    const shiftMs = cycles * blocksPerCycle * blockMs;
    return this.#block(index - cycles * blocksPerCycle).map((segment) => ({
      ...segment,
      start: segment.start + shiftMs,
      end: segment.end + shiftMs,
      wallStart: segment.wallStart + shiftMs,
      wallEnd: segment.wallEnd + shiftMs,
      steadyWallStart: segment.steadyWallStart + shiftMs,
      block: index,
    }));
  }
}

const zones = new RecentCache<Zone>(256);

/** The zone of an IANA name; throws INVALID for a name this computer does not know. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(runtimeName(name));
  zones.set(name, zone);
  return zone;
}

function runtimeName(name: string): string {
  // Runtimes also take offsets such as +05:30, which are no zone names and differ from version to version.
  if (typeof name === 'string' && /^[A-Za-z][A-Za-z0-9/_+-]{0,99}$/.test(name)) {
    if (isKnown(name)) return name;
    const other = otherZoneName(name);
    if (other !== undefined && isKnown(other)) return other;
  }
  const shown = String(name).slice(0, 60);
  throw invalid(
    'timeZone',
    `"${shown}" is no time zone known here; allowed are IANA names such as Europe/Berlin or UTC`,
  );
}

function isKnown(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function findSegments(name: string, block: number): ZoneSegment[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const offsetAt = (instant: number): number =>
    readOffset(format.format(Math.min(latestInstant, Math.max(earliestInstant, instant))));
  const blockStart = block * blockMs;
  const blockEnd = blockStart + blockMs;
  // The closest two changes of any zone since 1970 are a week apart, and months apart once only rules are left.
  const sampleMs = (block < 10 ? 5 : 25) * dayMs;
  const changes: { at: number; before: number; offset: number }[] = [];
  let offset = offsetAt(blockStart);
  changes.push({ at: blockStart, before: offsetAt(blockStart - 1), offset });
  for (let sampled = blockStart; sampled < blockEnd; sampled += sampleMs) {
    const until = Math.min(sampled + sampleMs, blockEnd - 1_000);
    const offsetThen = offsetAt(until);
    if (offsetThen === offset) continue;
    const at = findChange(sampled, until, offset, offsetAt);
    changes.push({ at, before: offset, offset: offsetThen });
    offset = offsetThen;
  }
  return changes.map(({ at, before, offset: now }, index) => {
    const end = changes[index + 1]?.at ?? blockEnd;
    const isCorrection = Math.abs(now - before) > longestClockChangeMs;
    const steadyWallStart = at + (isCorrection ? now : before);
    return { start: at, end, offset: now, wallStart: at + now, wallEnd: end + now, steadyWallStart, block, index };
  });
}

function findChange(from: number, until: number, offset: number, offsetAt: (instant: number) => number): number {
  let unchanged = from;
  let changed = until;
  while (changed - unchanged > 1_000) {
    const middle = unchanged + Math.floor((changed - unchanged) / 2_000) * 1_000;
    if (offsetAt(middle) === offset) unchanged = middle;
    else changed = middle;
  }
  return changed;
}

/** Reads the end of `3/30/2025, GMT+01:00`; a plain `GMT` is zero, old local times have seconds. */
function readOffset(text: string): number {
  const digits = /GMT([+\-−])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (digits === null) return 0;
  const [, sign, hours, minutes, seconds] = digits;
  const offset = Number(hours) * hourMs + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === '+' ? offset : -offset;
}
