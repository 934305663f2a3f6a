import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { captureCommand } from './run-command.ts';

// Format, lint, types, boundaries, unused code and unit tests; independent steps run side by side.
const root = join(import.meta.dirname, '..');
const bin = (path: string) => join(root, 'node_modules', path);
const tsc = (project: string, name: string) => [
  bin('typescript/bin/tsc'),
  ...['-p', join(root, project), '--incremental', '--tsBuildInfoFile', bin(`.cache/tsc/${name}.tsbuildinfo`)],
];

// The longest come first, so that the short ones fill the gaps.
const steps: [name: string, args: string[]][] = [
  [
    'unit tests',
    [bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', '--outputFile.json=artifacts/unit.json'],
  ],
  ['types', tsc('.', 'main')],
  ['types, renderer', tsc('renderer', 'renderer')],
  ['types, e2e', tsc('e2e', 'e2e')],
  ['unused code', [bin('knip/bin/knip.js')]],
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off']],
  ['boundaries', [join(root, 'scripts/boundaries.ts')]],
  ['lock file', [join(root, 'scripts/lock-file.ts')]],
];

/** Runs all checks, says how each one ended and returns the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  process.chdir(root);
  const startedAt = performance.now();
  const failed: string[] = [];
  const waiting = [...steps];
  const takeSteps = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [name, args] = step;
      const stepStartedAt = performance.now();
      const { ok, output } = await captureCommand(process.execPath, args);
      if (!ok) failed.push(name);
      console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(stepStartedAt)})${ok ? '' : `\n${output.trimEnd()}\n`}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, takeSteps));
  console.log(`check: ${failed.length === 0 ? 'all well' : `failed: ${failed.join(', ')}`} (${seconds(startedAt)})`);
  return failed;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

if (import.meta.main) process.exitCode = (await runChecks()).length > 0 ? 1 : 0;
