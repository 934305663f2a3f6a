import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../shared/error.ts';

/** What decides where data lives; `given` (an option of the host) wins over DOWNBEAT_DATA, that over the usual place. */
export interface DataFolderChoice {
  readonly given?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly homeFolder?: string;
}

/** The absolute path of the data folder, the same one for every host of a user. */
export function chooseDataFolder({
  given,
  environment,
  platform = process.platform,
  ...rest
}: DataFolderChoice): string {
  const named = given || environment.DOWNBEAT_DATA;
  if (named) return resolve(named);
  const home = rest.homeFolder ?? homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Downbeat');
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Downbeat');
  // The XDG rules say to ignore a relative path.
  const dataHome = environment.XDG_DATA_HOME?.startsWith('/')
    ? environment.XDG_DATA_HOME
    : join(home, '.local', 'share');
  return join(dataHome, 'downbeat');
}

/** Creates the data folder for this user only where it is missing; throws STORAGE with the cause in words. */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'EEXIST' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw storageError(folder, error);
  }
}

/** mkdir's own `recursive` never returns where the file system refuses with ENOENT, as /proc does. */
function makeFolder(folder: string, mayLackParent = true): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || !mayLackParent || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    makeFolder(folder, false);
  }
}

const causes: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'it cannot be created there',
  EEXIST: 'there is a file of that name',
  ENAMETOOLONG: 'the path is too long',
};

/** A STORAGE error that names the data folder and says in words what the file system complained about. */
export function storageError(folder: string, cause: unknown): AppError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new AppError(
    'STORAGE',
    `The data folder ${folder} cannot be used: ${causes[code ?? ''] ?? message}.`,
    [],
    cause,
  );
}
