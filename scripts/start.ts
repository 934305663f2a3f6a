import { join } from 'node:path';
import { buildIfStale } from './build-output.ts';
import { findElectron, isRootOnLinux, whyNoWindow } from './find-electron.ts';
import { showCommand } from './run-command.ts';

// Opens the desktop app; where there can be no window, starts the headless host, which prints its address.
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

async function start(): Promise<number> {
  if (!(await buildIfStale())) return 1;
  const noWindow = whyNoWindow(process.env);
  const electron = noWindow ? { missing: noWindow } : await findElectron();
  if ('path' in electron) {
    return showCommand(electron.path, [root, ...(isRootOnLinux() ? ['--no-sandbox'] : []), ...args]);
  }
  console.log(`${electron.missing} Starting the headless host instead.`);
  return showCommand(process.execPath, [join(root, 'out/main/cli.js'), 'serve', ...args]);
}

process.exitCode = await start();
