import { checkDueTimes } from './check-due-times.ts';
import { checkFollower } from './check-followers.ts';
import { checkRhythm } from './check-rhythm.ts';
import { checkBeginnings, checkEnds, checkPolicies } from './check-runs.ts';
import { groupBy } from './group-by.ts';
import type { EntryHistory, Finding, Ledger, LedgerRun } from './ledger.ts';

/** What hosts confirmed before they were killed. */
export interface Confirmed {
  /** Entries that were created or edited, with the moment that the answer named. */
  readonly versions: readonly { readonly entryId: string; readonly at: number }[];
  readonly runIds: readonly string[];
  /** How many hosts were started. */
  readonly hostStarts: number;
}

/** What an audit has looked at, and what is wrong. */
export interface AuditReport {
  readonly dueTimes: number;
  readonly byState: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/** Compares the ledger with what must have been due, with what runs wrote themselves and with what hosts confirmed. */
export function audit(ledger: Ledger, confirmed: Confirmed): AuditReport {
  const findings = [...checkEnds(ledger), ...checkConfirmed(ledger, confirmed)];
  const runsOf = groupBy(ledger.runs, ({ entryId }) => entryId);
  const beginnings = ledger.lines.filter(({ what }) => what === 'begin').map(({ runId }) => runId);
  // Where a run began for the first time.
  const places = new Map(beginnings.map((runId, place): [string, number] => [runId, place]).reverse());
  let dueTimes = 0;
  for (const history of ledger.entries) {
    const runs = runsOf.get(history.entryId) ?? [];
    findings.push(...checkPolicies(history, runs), ...checkBeginnings(history, runs, places));
    switch (kindOf(history)) {
      case 'enumerable': {
        const check = checkDueTimes(history, runs);
        dueTimes += check.required;
        findings.push(...check.findings);
        break;
      }
      case 'after a task':
        findings.push(...checkFollower(history, runs, ledger.runs));
        break;
      case 'after a run':
        findings.push(...checkRhythm(history, runs));
        break;
      case 'at a start':
        findings.push(...checkStarts(history, runs, confirmed.hostStarts));
        break;
    }
  }
  const known = new Set(ledger.entries.map(({ entryId }) => entryId));
  for (const run of ledger.runs) {
    if (run.entryId !== null && !known.has(run.entryId)) {
      findings.push({ kind: 'invented', text: `run ${run.id} belongs to an entry that nobody made` });
    }
  }
  return { dueTimes, byState: countStates(ledger.runs), findings };
}

function kindOf({ versions }: EntryHistory): 'enumerable' | 'after a task' | 'after a run' | 'at a start' {
  const schedule = versions[0]?.entry?.schedule;
  if (schedule?.kind === 'event') return schedule.on.type === 'hostStart' ? 'at a start' : 'after a task';
  const isAfterRun = schedule?.kind === 'interval' && (schedule.align === 'lastStart' || schedule.align === 'lastEnd');
  return isAfterRun ? 'after a run' : 'enumerable';
}

function checkStarts({ entryId }: EntryHistory, runs: readonly LedgerRun[], hostStarts: number): Finding[] {
  if (runs.length <= hostStarts) return [];
  return [{ kind: 'invented', text: `entry ${entryId}: ${runs.length} runs for ${hostStarts} starts` }];
}

function checkConfirmed(ledger: Ledger, { versions, runIds }: Confirmed): Finding[] {
  const runs = new Set(ledger.runs.map(({ id }) => id));
  const kept = new Set(ledger.entries.flatMap((entry) => entry.versions.map(({ at }) => `${entry.entryId} ${at}`)));
  return [
    ...runIds
      .filter((id) => !runs.has(id))
      .map((id): Finding => ({ kind: 'forgotten', text: `run ${id} was confirmed and is not in the ledger` })),
    ...versions
      .filter(({ entryId, at }) => !kept.has(`${entryId} ${at}`))
      .map(({ entryId, at }): Finding => ({ kind: 'forgotten', text: `entry ${entryId}: the edit at ${at} is gone` })),
  ];
}

function countStates(runs: readonly LedgerRun[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of runs) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
