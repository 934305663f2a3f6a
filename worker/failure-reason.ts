import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Launch } from './executors/launch.ts';

/** One sentence about why a program could not be started; the system's error alone does not say what was missing. */
export function explainSpawnFailure(error: NodeJS.ErrnoException, launch: Launch, folder: string): string {
  const folderReason = explainFolder(folder);
  if (folderReason !== undefined) return folderReason;
  const { program, noun } = launch;
  const isPath = program.includes('/') || (process.platform === 'win32' && program.includes('\\'));
  switch (error.code) {
    case 'ENOENT':
      if (!isPath) return `The ${noun} "${program}" was not found on the PATH.`;
      if (existsSync(resolve(folder, program)))
        return `The interpreter that "${program}" names in its first line does not exist.`;
      return `The ${noun} "${program}" does not exist.`;
    case 'EACCES':
    case 'EPERM':
      return `The ${noun} "${program}" is not executable.`;
    case 'ENOTDIR':
      return `The ${noun} "${program}" does not exist.`;
    case 'E2BIG':
      return 'The arguments and the environment are longer than the system allows.';
    case 'EAGAIN':
    case 'ENOMEM':
      return `The system has no room for another process (${error.code}).`;
    case 'EMFILE':
    case 'ENFILE':
      return `Too many files are open to start another process (${error.code}).`;
    default:
      return `The ${noun} "${program}" could not be started (${error.code ?? error.message}).`;
  }
}

/** One sentence about why a script could not be handed to its shell. */
export function explainPrepareFailure(error: NodeJS.ErrnoException): string {
  return `The script could not be written to a file (${error.code ?? error.message}).`;
}

function explainFolder(folder: string): string | undefined {
  try {
    if (!statSync(folder).isDirectory()) return `The working folder ${folder} is not a folder.`;
    accessSync(folder, constants.X_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return `The working folder ${folder} may not be entered.`;
    return `The working folder ${folder} does not exist.`;
  }
}
