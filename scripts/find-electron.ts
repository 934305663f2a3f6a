import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureCommand } from './run-command.ts';

const root = join(import.meta.dirname, '..');
const electronPackage = join(root, 'node_modules/electron');
const downloadTimeoutMs = 10 * 60_000;
const binary =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';

/** Where Electron's executable is, or a sentence that says why there is none. */
export type ElectronRuntime = { path: string } | { missing: string };

/** Finds Electron's runtime, and lets the electron package fetch it where it is not there yet. */
export async function findElectron(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, binary);
    return existsSync(path) ? { path } : { missing: `ELECTRON_OVERRIDE_DIST_PATH has no ${binary}: ${override}.` };
  }
  const installed = installedElectron();
  if (installed) return { path: installed };
  console.log('Fetching the Electron runtime, once…');
  const { output } = await captureCommand(process.execPath, [join(electronPackage, 'install.js')], {
    timeoutMs: downloadTimeoutMs,
  });
  const fetched = installedElectron();
  if (fetched) return { path: fetched };
  const cause = output.split('\n').find((line) => /error|failed/i.test(line)) ?? 'no answer in time';
  return { missing: `Electron's runtime could not be downloaded (${cause.trim()}).` };
}

/** Says why Electron's window cannot be shown on this machine, whatever runtime is there. */
export function whyNoWindow(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display.';
  if (isRootOnLinux() && env.DOWNBEAT_NO_SANDBOX !== '1') {
    return 'Electron does not run as root with its sandbox on (DOWNBEAT_NO_SANDBOX=1 turns it off).';
  }
  return undefined;
}

/** Chromium's sandbox does not work for root. */
export function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function installedElectron(): string | undefined {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}
