/** How much room the file system of the data folder has. */
export interface Space {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

const mega = 1_000_000;
const low = { bytes: 200 * mega, share: 0.01 };
const enough = { bytes: 300 * mega, share: 0.012 };
/** On a large disk, this much is room whatever its share. */
const plentyBytes = 5_000 * mega;

/** Whether the disk is low on space; one that was is so until there is clearly more. */
export function isSpaceLow({ freeBytes, totalBytes }: Space, wasLow: boolean): boolean {
  const least = wasLow ? enough : low;
  if (freeBytes < least.bytes) return true;
  return freeBytes < plentyBytes && freeBytes < totalBytes * least.share;
}

/** Says how little is left and what that means. */
export function spaceProblem({ freeBytes, totalBytes }: Space): string {
  const percent = ((freeBytes / Math.max(1, totalBytes)) * 100).toFixed(1);
  return `The disk with the data folder has ${Math.round(freeBytes / mega)} MB left (${percent} %). When it is full, nothing can be recorded and nothing runs; free some space.`;
}
