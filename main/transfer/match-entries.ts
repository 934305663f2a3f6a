import type { EntryInput } from '../../shared/model/entry.ts';
import { isSame } from './differences.ts';

/** For each entry of a file the place of the existing one that it stands for, or null where it is new. */
export function matchEntries(incoming: readonly EntryInput[], existing: readonly EntryInput[]): (number | null)[] {
  const free = new Set(existing.keys());
  const take = (place: number | undefined) => {
    if (place === undefined) return null;
    free.delete(place);
    return place;
  };
  // Entries have no names: equal ones first, whatever their order, then what is left in the order it has.
  const equal = incoming.map((entry) => take([...free].find((place) => isSame(entry, existing[place]))));
  return equal.map((place) => place ?? take([...free][0]));
}
