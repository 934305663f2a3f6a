import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EntryVersion, VersionedEntry } from '../../main/ledger/history-store.ts';
import type { Run } from '../../shared/model/run.ts';
import { groupBy } from './group-by.ts';

/** A run as the ledger has it. */
export type LedgerRun = Pick<
  Run,
  | 'id'
  | 'taskId'
  | 'taskName'
  | 'entryId'
  | 'scheduledFor'
  | 'firstScheduledFor'
  | 'dueCount'
  | 'state'
  | 'trigger'
  | 'reason'
  | 'queuedAt'
  | 'startedAt'
  | 'finishedAt'
  | 'exitCode'
> & { readonly clockEra: number };

/** What an entry was like over time, oldest version first. */
export interface EntryHistory {
  readonly entryId: string;
  readonly versions: readonly EntryVersion[];
}

/** A line that a run wrote by itself, when its work began or ended. */
export interface RunLine {
  readonly what: 'begin' | 'end';
  readonly runId: string;
}

/** All that is audited. */
export interface Ledger {
  /** In the order in which they were recorded. */
  readonly runs: readonly LedgerRun[];
  readonly entries: readonly EntryHistory[];
  readonly lines: readonly RunLine[];
}

/** Something that must not be. */
export interface Finding {
  readonly kind:
    | 'lost'
    | 'doubled'
    | 'invented'
    | 'out of order'
    | 'miscounted'
    | 'overlapping'
    | 'not final'
    | 'untrue'
    | 'forgotten'
    | 'left behind'
    | 'damaged';
  readonly text: string;
}

const noLimits: VersionedEntry['limits'] = { startAt: null, endAt: null, maxRuns: null };
const noExclusions: VersionedEntry['exclusions'] = { dates: [], windows: [], calendars: [], action: 'skip' };

/** Reads what hosts and runs left; no host may be running. */
export function readLedger(dataFolder: string, linesFile: string): Ledger {
  const database = new Database(join(dataFolder, 'downbeat.db'), { readonly: true });
  try {
    const runs = database
      .prepare<[], LedgerRun>(`
        SELECT id, task_id AS taskId, task_name AS taskName, entry_id AS entryId, clock_era AS clockEra,
          scheduled_for AS scheduledFor, first_scheduled_for AS firstScheduledFor, due_count AS dueCount, state, trigger,
          reason, queued_at AS queuedAt, started_at AS startedAt, finished_at AS finishedAt, exit_code AS exitCode
        FROM runs ORDER BY id`)
      .all();
    const rows = database
      .prepare<[], { entryId: string; at: number; entry: string | null }>(
        'SELECT entry_id AS entryId, at, entry FROM entry_versions ORDER BY entry_id, at',
      )
      .all();
    const versions = groupBy(rows, ({ entryId }) => entryId);
    const entries = [...versions].map(([entryId, ofEntry]) => ({
      entryId,
      versions: ofEntry.map(({ at, entry }) => ({ at, entry: entry === null ? null : readEntry(entry) })),
    }));
    return { runs, entries, lines: readLines(readFileSync(linesFile, 'utf8')) };
  } finally {
    database.close();
  }
}

/** What SQLite itself finds wrong with the databases of a data folder. */
export function checkDatabases(dataFolder: string): Finding[] {
  return ['downbeat.db', 'logs.db'].flatMap((name) => {
    const database = new Database(join(dataFolder, name), { readonly: true });
    const answers = ['integrity_check', 'foreign_key_check'].flatMap((check) => database.pragma(check) as object[]);
    database.close();
    return answers
      .map((answer) => JSON.stringify(answer))
      .filter((answer) => answer !== '{"integrity_check":"ok"}')
      .map((answer): Finding => ({ kind: 'damaged', text: `${name}: ${answer}` }));
  });
}

function readEntry(text: string): VersionedEntry {
  const { limits, exclusions, ...rest } = JSON.parse(text) as VersionedEntry;
  return { ...rest, limits: limits ?? noLimits, exclusions: exclusions ?? noExclusions };
}

function readLines(text: string): RunLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [what, runId = ''] = line.split(' ');
      if (what !== 'begin' && what !== 'end') throw new Error(`A run wrote “${line}”.`);
      return { what, runId };
    });
}
