import type { EntryHistory, Finding, Ledger, LedgerRun, RunLine } from './ledger.ts';

/** The exit code of scripts that are meant to fail after all of their work. */
export const failingExitCode = 3;

/** How many lines a run in a state must and may have left when its work began and ended. */
function linesOf({ state, exitCode }: LedgerRun): { least: number; most: number } | null {
  switch (state) {
    case 'succeeded':
      return { least: 1, most: 1 };
    case 'failed':
      return exitCode === failingExitCode ? { least: 1, most: 1 } : { least: 0, most: 1 };
    case 'lost':
    case 'cancelled':
    case 'timedOut':
      return { least: 0, most: 1 };
    case 'skipped':
    case 'missed':
      return { least: 0, most: 0 };
    default:
      return null;
  }
}

/** Checks that each run has a true end: it says what the run itself wrote, and no run ran twice. */
export function checkEnds({ runs, lines }: Pick<Ledger, 'runs' | 'lines'>): Finding[] {
  const findings: Finding[] = [];
  const complain = (kind: Finding['kind'], run: LedgerRun, text: string) =>
    void findings.push({ kind, text: `run ${run.id} of ${run.taskName}, ${run.state}: ${text}` });
  const began = countLines(lines, 'begin');
  const ended = countLines(lines, 'end');
  for (const run of runs) {
    const expected = linesOf(run);
    if (expected === null || run.finishedAt === null) {
      complain('not final', run, 'it has not ended');
      continue;
    }
    for (const [what, count] of [
      ['began', began.get(run.id) ?? 0],
      ['ended', ended.get(run.id) ?? 0],
    ] as const) {
      if (count > 1) complain('doubled', run, `its work ${what} ${count} times`);
      else if (count < expected.least) complain('untrue', run, `its work never ${what}`);
      else if (count > expected.most) complain('untrue', run, `its work ${what} all the same`);
    }
    if (run.startedAt !== null && run.startedAt > run.finishedAt) complain('untrue', run, 'it ended before it started');
    if (run.state === 'succeeded' && run.exitCode !== 0) complain('untrue', run, `its exit code is ${run.exitCode}`);
    if (run.state !== 'succeeded' && !run.reason) complain('untrue', run, 'no reason is given');
  }
  const known = new Set(runs.map(({ id }) => id));
  for (const runId of new Set(lines.map((line) => line.runId))) {
    if (!known.has(runId))
      findings.push({ kind: 'invented', text: `the ledger knows nothing of run ${runId}, which ran` });
  }
  return findings;
}

/** Checks what an entry's policies promise of its runs, as far as the policies never changed. */
export function checkPolicies({ entryId, versions }: EntryHistory, runs: readonly LedgerRun[]): Finding[] {
  const findings: Finding[] = [];
  const entries = versions.flatMap(({ entry }) => entry ?? []);
  if (entries.every(({ catchUp }) => catchUp.policy === 'skip')) {
    for (const run of runs.filter(({ trigger }) => trigger === 'catch-up')) {
      if (run.state !== 'missed')
        findings.push({ kind: 'invented', text: `entry ${entryId}: ${run.id} was caught up` });
    }
  }
  if (entries.every(({ overlap }) => overlap !== 'allow')) {
    const executed = runs.filter(({ startedAt }) => startedAt !== null);
    for (const [index, run] of executed.entries()) {
      const before = executed[index - 1];
      if ((before?.finishedAt ?? 0) <= (run.startedAt ?? 0)) continue;
      findings.push({
        kind: 'overlapping',
        text: `entry ${entryId}: ${run.id} started before ${before?.id} had ended`,
      });
    }
  }
  return findings;
}

/** Checks that runs of an entry that never overlap began in the order of their due times, by the lines they wrote. */
export function checkBeginnings(
  { entryId, versions }: EntryHistory,
  runs: readonly LedgerRun[],
  places: ReadonlyMap<string, number>,
): Finding[] {
  if (versions.some(({ entry }) => entry?.overlap === 'allow')) return [];
  const began = runs.filter(({ id, state }) => state !== 'lost' && places.has(id));
  return began.flatMap((run, index): Finding[] => {
    const before = began[index - 1];
    if (!before || (places.get(before.id) ?? 0) < (places.get(run.id) ?? 0)) return [];
    return [{ kind: 'out of order', text: `entry ${entryId}: ${run.id} began before ${before.id}` }];
  });
}

function countLines(lines: readonly RunLine[], what: RunLine['what']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) if (line.what === what) counts.set(line.runId, (counts.get(line.runId) ?? 0) + 1);
  return counts;
}
