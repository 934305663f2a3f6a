import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Machine } from '../registry/check-task.ts';

/** The machine Downbeat runs on; `environment` gives the PATH programs are looked up in. */
export function createMachine(homeFolder: string, environment: Readonly<Record<string, string>>): Machine {
  const isWindows = process.platform === 'win32';
  const extensions = isWindows ? ['', ...(environment.PATHEXT ?? '.EXE;.CMD;.BAT;.COM').split(';')] : [''];
  const firstExecutable = (base: string) => extensions.map((extension) => base + extension).find(isExecutable) ?? null;
  return {
    homeFolder,
    isFolder,
    isAbsolute,
    findProgram: (program, workingFolder, path = environment.PATH ?? environment.Path ?? '') => {
      if (/[/\\]/.test(program) && (isWindows || program.includes('/')))
        return firstExecutable(resolve(workingFolder, program));
      for (const folder of path.split(delimiter)) {
        const found = folder === '' ? null : firstExecutable(join(folder, program));
        if (found) return found;
      }
      return null;
    },
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
