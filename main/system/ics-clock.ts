import { zoneNamed } from '../../shared/schedule/zone.ts';
import { IcsStarts } from './ics-starts.ts';
import type { IcsFile, IcsZonePart } from './read-ics.ts';

/** When a wall clock shows a time: the first such instant, or the end of the gap that leaves it out. */
export interface IcsClock {
  instantOf(wall: number): number;
}

/** Finds the clock of a zone named in an ICS file, or of the reader's zone where none is named; each is built once. */
export function icsClocks({ zones }: Pick<IcsFile, 'zones'>, timeZone: string): (zone: string | null) => IcsClock {
  const known = new Map<string | null, IcsClock>();
  return (zone) => {
    const clock = known.get(zone) ?? findClock(zone ?? timeZone, zones);
    known.set(zone, clock);
    return clock;
  };
}

function findClock(zone: string, zones: IcsFile['zones']): IcsClock {
  // Some programs put their own name in front: /mozilla.org/20050126_1/Europe/Berlin.
  const plain = /(?:^|\/)([A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_+-]+){1,2})$/.exec(zone)?.[1];
  for (const name of plain === undefined ? [zone] : [zone, plain]) {
    try {
      return zoneNamed(name);
    } catch {
      // The file may define it.
    }
  }
  const parts = zones.get(zone);
  if (parts === undefined || parts.length === 0) {
    throw new Error(`its time zone “${zone.slice(0, 60)}” is unknown here and not defined in the file`);
  }
  return new DefinedClock(parts);
}

interface Onset extends IcsZonePart {
  readonly starts: readonly IcsStarts[];
}

/** A zone as an ICS file defines it: offsets, each of which counts from its last start on. */
class DefinedClock implements IcsClock {
  readonly #onsets: readonly Onset[];

  constructor(parts: readonly IcsZonePart[]) {
    this.#onsets = parts.map((part) => ({
      ...part,
      starts: part.rules.map((rule) => new IcsStarts(part.startWall, rule)),
    }));
  }

  instantOf(wall: number): number {
    let latest = -Infinity;
    let found = this.#onsets[0] as Onset;
    for (const onset of this.#onsets) {
      const since = lastStart(onset, wall);
      if (since > latest) [latest, found] = [since, onset];
    }
    if (latest === -Infinity) return wall - found.offsetFrom;
    return Math.max(latest - found.offsetFrom, wall - found.offsetTo);
  }
}

function lastStart({ startWall, extraWalls, starts, offsetFrom }: Onset, wall: number): number {
  let latest = startWall <= wall ? startWall : -Infinity;
  for (const extra of extraWalls) if (extra <= wall && extra > latest) latest = extra;
  for (const rule of starts)
    latest = Math.max(
      latest,
      rule.atOrBefore(wall, (each) => each - offsetFrom),
    );
  return latest;
}
