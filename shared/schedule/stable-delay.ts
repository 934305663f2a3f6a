/**
 * A delay from 0 to `mostMs` that looks random and is always the same for one entry and due time, so that a restart or a
 * second look moves nothing (FNV-1a, mixed once more because neighbouring due times differ in a few bits).
 */
export function stableDelay(entryId: string, due: number, mostMs: number): number {
  if (mostMs <= 0) return 0;
  let hash = 0x811c9dc5;
  const text = `${entryId} ${due}`;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash >>> 0) % (mostMs + 1);
}
