import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { captureCommand } from './run-command.ts';

const root = join(import.meta.dirname, '..');
const sources = [
  ...['shared', 'main', 'worker', 'renderer'].flatMap((folder) => [folder, `${folder}/**`]),
  'electron.vite.config.ts',
  'package-lock.json',
];

/** Builds `out/` where a source is newer than the last thing that a build writes. */
export async function buildIfStale(): Promise<boolean> {
  const built = join(root, 'out/renderer/index.html');
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  const stale = globSync(sources, { cwd: root }).some((path) => statSync(join(root, path)).mtimeMs > builtAt);
  return stale ? build() : true;
}

/** Builds `out/`; what the build says is shown only where it fails. */
export async function build(): Promise<boolean> {
  console.log('Building…');
  const { ok, output } = await captureCommand(process.execPath, [
    join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    root,
  ]);
  if (!ok) console.error(output);
  return ok;
}
