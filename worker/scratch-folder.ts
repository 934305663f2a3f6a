import { mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of this process for files that live as long as a run. */
export interface ScratchFolder {
  readonly path: string;
  /** Writes a file that only this user can read; the result removes it. */
  write(name: string, content: string): { path: string; remove: () => void };
  remove(): void;
}

const prefix = 'worker-';

/** Makes the folder beside the log database and removes those that dead workers left there. */
export function createScratchFolder(logsFile: string): ScratchFolder {
  const parent = dirname(logsFile);
  const path = join(parent, `${prefix}${process.pid}`);
  removeLeftovers(parent);
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
      return { path: file, remove: () => attempt(() => unlinkSync(file)) };
    },
    remove: () => attempt(() => rmSync(path, { recursive: true, force: true })),
  };
}

function removeLeftovers(parent: string) {
  attempt(() => {
    for (const name of readdirSync(parent)) {
      const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
      if (!Number.isInteger(pid) || (pid !== process.pid && isAlive(pid))) continue;
      attempt(() => rmSync(join(parent, name), { recursive: true, force: true }));
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function attempt(action: () => void) {
  try {
    action();
  } catch {
    // Leftovers are tried again when the next worker starts.
  }
}
