import { nameKey } from '../../shared/name-key.ts';

const maxNameLength = 200;

/** The first of “name (2)”, “name (3)”… that is not in `used`, and adds it there. */
export function freeName(name: string, used: Set<string>): string {
  for (let number = 2; ; number++) {
    const ending = ` (${number})`;
    const candidate = name.slice(0, maxNameLength - ending.length).trimEnd() + ending;
    if (used.has(nameKey(candidate))) continue;
    used.add(nameKey(candidate));
    return candidate;
  }
}
