import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { captureCommand } from './run-command.ts';

const installTimeoutMs = 10 * 60_000;
const playwright = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js');
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
];

/** A Chromium that starts (`path` is undefined for Playwright's own), or why there is none. */
export type Chromium = { path: string | undefined } | { missing: string };

/** Finds a Chromium: Playwright's own, the system's, Debian's package, and at last Playwright's download. */
export async function findChromium(): Promise<Chromium> {
  const present = (await starts()) ? { path: undefined } : await findOnSystem();
  if (present) return present;
  if (isDebian() && process.getuid?.() === 0) {
    console.log("Installing Debian's chromium…");
    await captureCommand('apt-get', ['update', '-qq'], { timeoutMs: installTimeoutMs });
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
    await captureCommand('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...install], {
      timeoutMs: installTimeoutMs,
    });
    const installed = await findOnSystem();
    if (installed) return installed;
  }
  console.log("Fetching Playwright's Chromium, once…");
  await captureCommand(process.execPath, [playwright, 'install', 'chromium'], { timeoutMs: installTimeoutMs });
  if (await starts()) return { path: undefined };
  return { missing: 'Neither the system nor a download has a Chromium that starts.' };
}

async function findOnSystem(): Promise<{ path: string } | undefined> {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  for (const path of [...onPath, ...places]) {
    if (existsSync(path) && (await starts(path))) return { path };
  }
  return undefined;
}

async function starts(executablePath?: string): Promise<boolean> {
  try {
    const browser = await chromium.launch(executablePath ? { executablePath } : {});
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function isDebian(): boolean {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'));
}
