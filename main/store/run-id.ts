import { randomFillSync } from 'node:crypto';
import { v7 as uuid } from 'uuid';

const idBytes = 16;
const random = new Uint8Array(256 * idBytes);
let used = random.length;
let lastAt = 0;
let seq = 0;

/** Lets new identifiers be greater than `id`, which another process made, even where the clock was set back since. */
export function continueRunIdsAfter(id: string): void {
  lastAt = Math.max(lastAt, Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/** A new run's identifier, greater than any this process made before; random bytes are drawn for many at once. */
export function newRunId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, used + idBytes);
  used += idBytes;
  const now = Date.now();
  if (now > lastAt) {
    lastAt = now;
    // Half of the range is left, so that no burst of one millisecond comes to its end.
    seq = (((bytes[0] ?? 0) & 0x7f) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  } else seq++;
  return uuid({ random: bytes, msecs: lastAt, seq });
}
