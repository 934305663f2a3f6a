import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import type { WatchPath } from '../events/watch-path.ts';

/** How many folders deep a watched folder is looked into. */
const foldersDeep = 3;

const causes: Record<string, string> = {
  ENOSPC: 'the system watches no more files (on Linux: raise fs.inotify.max_user_watches)',
  EMFILE: 'too many files are open',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** Watches with the system's own notifications; nothing is polled. */
export const watchPath: WatchPath = (path, { ready, changed, failed }) => {
  const targets = [...new Set([resolve(path), realPath(path)])];
  const roots = [...new Set(targets.map(rootOf))];
  const isInside = (place: string) => targets.some((target) => place === target || place.startsWith(below(target)));
  const watcher = watch(roots, {
    ignoreInitial: true,
    atomic: false,
    followSymlinks: false,
    depth: Math.max(...targets.map((target) => levels(target) - levels(rootOf(target)))) + foldersDeep,
    ignored: (place) => !isInside(place) && !targets.some((target) => target.startsWith(below(place))),
  });
  watcher.on('all', (_, place) => {
    if (isInside(place)) changed();
  });
  watcher.on('error', (error) => {
    const { code, message } = error as NodeJS.ErrnoException;
    failed(causes[code ?? ''] ?? message);
  });
  watcher.on('ready', ready);
  return () => void watcher.close();
};

/** Two folders up: an editor replaces a file, and a build its whole folder. What is not there yet is awaited further up. */
function rootOf(path: string): string {
  let root = dirname(dirname(path));
  while (!existsSync(root) && dirname(root) !== root) root = dirname(root);
  return root;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function below(path: string): string {
  return path.endsWith(sep) ? path : path + sep;
}

function levels(path: string): number {
  return path.split(sep).filter((name) => name !== '').length;
}
