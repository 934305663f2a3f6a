import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build-output.ts';
import { runChecks } from './check.ts';
import { findChromium } from './find-chromium.ts';
import { findDisplay } from './find-display.ts';
import { findElectron } from './find-electron.ts';
import { showCommand } from './run-command.ts';
import { countEndToEndTests, countUnitTests, readCount, sayCount, type TestCount } from './test-count.ts';

// `check`, a short crash test, then the end-to-end tests against every host that this machine can run; the last lines say what was left out.
const root = join(import.meta.dirname, '..');
process.chdir(root);
rmSync('artifacts', { recursive: true, force: true });

const closing: string[] = [];
const counts: TestCount[] = [];
const oneFailed = { passed: 0, failed: 1, skipped: 0 };

for (const step of await runChecks()) {
  if (step === 'unit tests') continue;
  closing.push(`check failed: ${step}`);
  counts.push(oneFailed);
}
counts.push(readCount('artifacts/unit.json', countUnitTests));

if (await build()) {
  await testCrashes();
  await testEndToEnd();
} else {
  closing.push('The build failed: no crash test and no end-to-end tests.');
  counts.push(oneFailed);
}

console.log([...closing, sayCount(counts)].join('\n'));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;

/** A few kills of a real host; docs/crash-harness.md has what is audited, and the long form. */
async function testCrashes(): Promise<void> {
  if (process.platform !== 'linux') return void closing.push('SKIPPED: crash harness. It needs Linux.');
  const code = await showCommand(process.execPath, ['crash/main.ts', '--kills', '8']);
  counts.push(code === 0 ? { passed: 1, failed: 0, skipped: 0 } : oneFailed);
}

async function testEndToEnd(): Promise<void> {
  const chromium = await findChromium();
  const display = findDisplay(process.env);
  const electron = 'missing' in display ? display : await findElectron();

  const projects: string[] = [];
  if ('missing' in chromium) closing.push(`SKIPPED: headless host in Chromium. ${chromium.missing}`);
  else projects.push('--project=headless');
  if ('missing' in electron) closing.push(`SKIPPED: desktop app in Electron. ${electron.missing}`);
  else projects.push('--project=electron');
  if (projects.length === 0) return;

  const [command = process.execPath, ...args] = [
    ...('before' in display ? display.before : []),
    process.execPath,
    'node_modules/@playwright/test/cli.js',
    'test',
    ...projects,
    ...process.argv.slice(2),
  ];
  const path = 'path' in chromium ? chromium.path : undefined;
  const code = await showCommand(command, args, { ...process.env, ...(path && { DOWNBEAT_CHROMIUM: path }) });
  const count = readCount('artifacts/e2e.json', countEndToEndTests);
  // Playwright can fail for a reason that its report does not count.
  counts.push(code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);
}
