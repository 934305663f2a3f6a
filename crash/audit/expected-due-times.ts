import type { EntryVersion, VersionedEntry } from '../../main/ledger/history-store.ts';
import { naiveSlots, type Slot } from './naive-moments.ts';

/** A due time that the ledger has to account for; one that is not required may be missing. */
export interface ExpectedDue extends Slot {
  readonly isRequired: boolean;
}

/** Every due time of an entry, from its creation through all edits; its last version must be switched off or removed. */
export function expectedDueTimes(versions: readonly EntryVersion[]): ExpectedDue[] {
  const found: ExpectedDue[] = [];
  for (let index = 0; index < versions.length; index++) {
    const first = versions[index] as EntryVersion;
    const { entry } = first;
    if (!entry?.enabled) continue;
    // An edit that leaves the timing alone, and a pause, interrupt no rhythm.
    while (keepsRhythm(entry, versions[index + 1]?.entry)) index++;
    const until = versions[index + 1]?.at;
    if (until === undefined) throw new Error('An entry is still switched on: the audit does not know until when.');
    for (const slot of naiveSlots(entry, first.at, until)) {
      if (slot.to <= first.at || slot.from > until) continue;
      const isRequired = slot.from > first.at && slot.to <= until;
      found.push({ ...slot, isRequired });
    }
  }
  found.sort((left, right) => left.from - right.from);
  return found.filter(({ from, to }, place) => found[place - 1]?.from !== from || found[place - 1]?.to !== to);
}

function keepsRhythm(entry: VersionedEntry, next: VersionedEntry | null | undefined): boolean {
  return next?.enabled === true && timingText(entry) === timingText(next);
}

function timingText({ schedule, limits, spreadMs, exclusions }: VersionedEntry): string {
  return JSON.stringify([schedule, limits, spreadMs, exclusions], (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
