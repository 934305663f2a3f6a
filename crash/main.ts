import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type AuditReport, audit } from './audit/audit.ts';
import { checkDatabases, type Finding, readLedger } from './audit/ledger.ts';
import { leftovers } from './host-process.ts';
import { type CrashRun, runCrashes } from './run-crashes.ts';
import { runInSandbox } from './sandbox.ts';

/** How long guards have to end what the last kill left behind. */
const tidyUpMs = 10_000;
const mostShown = 40;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    program: { type: 'string', default: join(import.meta.dirname, '..') },
    keep: { type: 'boolean', default: false },
  },
});

if (process.platform !== 'linux') throw new Error('The crash harness finds processes as Linux shows them.');
try {
  process.exitCode = (process.env.CRASH_SANDBOX ? null : await runInSandbox(process.env)) ?? (await crash());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function crash(): Promise<number> {
  const kills = Number(values.kills);
  const seed = Number(values.seed);
  if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills must be a whole number from 1.');
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  const folder = mkdtempSync(join(tmpdir(), 'downbeat-crash-'));
  const dataFolder = join(folder, 'data');
  const linesFile = join(folder, 'lines');
  mkdirSync(join(folder, 'home'));
  writeFileSync(linesFile, '');
  const variable = `CRASH_FOLDER=${folder}`;
  const environment = {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    DOWNBEAT_DATA: dataFolder,
    CRASH_FOLDER: folder,
  };
  console.log(`${kills} kills, --seed ${seed}, in ${folder}${process.env.CRASH_SANDBOX ? '' : ', without a sandbox'}`);
  const startedAt = performance.now();
  const place = { program: resolve(values.program), dataFolder, environment };
  const run = await runCrashes({ place, linesFile, seed, kills, say: console.log }).catch((error) => {
    console.log(`Kept: ${folder}`);
    throw error;
  });
  const left = await untilNothingIsLeft(variable, dataFolder);
  const report = audit(readLedger(dataFolder, linesFile), run.confirmed);
  const findings = [...report.findings, ...checkDatabases(dataFolder), ...left];
  show(run, report, findings, Math.round((performance.now() - startedAt) / 1_000), dataFolder);
  if (findings.length === 0 && !values.keep) rmSync(folder, { recursive: true, force: true });
  else console.log(`Kept: ${folder}`);
  return findings.length === 0 ? 0 : 1;
}

async function untilNothingIsLeft(variable: string, dataFolder: string): Promise<Finding[]> {
  const giveUpAt = performance.now() + tidyUpMs;
  for (;;) {
    const left = leftovers(variable, dataFolder);
    if (left.length === 0) return [];
    if (performance.now() > giveUpAt) return left.map((text) => ({ kind: 'left behind', text }));
    await sleep(100);
  }
}

function show(
  run: CrashRun,
  report: AuditReport,
  findings: readonly Finding[],
  seconds: number,
  dataFolder: string,
): void {
  const { kills, confirmed, asked, takeoverMs } = run;
  const total = [...report.byState.values()].reduce((sum, count) => sum + count, 0);
  const states = [...report.byState]
    .sort(([, left], [, right]) => right - left)
    .map(([state, count]) => `${count} ${state}`);
  const sorted = takeoverMs.toSorted((left, right) => left - right);
  const worst =
    takeoverMs.length > 0
      ? `, takeover ${Math.round(sorted[sorted.length >> 1] ?? 0)} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms (worst)`
      : '';
  console.log('');
  for (const [kind, count] of [...kills].sort()) console.log(`${String(count).padStart(4)} × ${kind}`);
  console.log(`${seconds} s, ${confirmed.hostStarts} hosts started${worst}`);
  console.log(
    `${asked} calls, of which ${confirmed.versions.length} edits and ${confirmed.runIds.length} runs by hand were confirmed`,
  );
  console.log(`${total} rows in the ledger: ${states.join(', ')}`);
  for (const [message, count] of errorsIn(join(dataFolder, 'downbeat.log'))) console.log(`log: ${count} × ${message}`);
  console.log(`${report.dueTimes} due times enumerated, ${findings.length} findings`);
  for (const { kind, text } of findings.slice(0, mostShown)) console.log(`${kind.toUpperCase()}: ${text}`);
  if (findings.length > mostShown) console.log(`… and ${findings.length - mostShown} more`);
}

/** How often the hosts logged which error. */
function errorsIn(file: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    // A host that was killed may have written half a line.
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    const { level, msg, err } = JSON.parse(line);
    if (level < 50) continue;
    const message = err ? `${msg}: ${err.message}` : msg;
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return counts;
}
