import type Database from 'better-sqlite3';
import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { EntryVersion, HistoryStore, VersionedEntry } from '../ledger/history-store.ts';
import { noExclusions, noLimits, toRun } from './rows.ts';
import { runs } from './schema.ts';

const versionsRead = { before: 200, after: 50 };

interface VersionRow {
  readonly at: number;
  readonly entry: string | null;
}

/** Reads what was recorded of entries. */
export function historyQueries(database: Database.Database, db: BetterSQLite3Database): HistoryStore {
  const beforeQuery = database.prepare<[string, number, number], VersionRow>(
    'SELECT at, entry FROM entry_versions WHERE entry_id = ? AND at <= ? ORDER BY at DESC LIMIT ?',
  );
  const afterQuery = database.prepare<[string, number, number], VersionRow>(
    'SELECT at, entry FROM entry_versions WHERE entry_id = ? AND at > ? ORDER BY at LIMIT ?',
  );
  const lastQuery = database.prepare<[string], VersionRow>(
    'SELECT at, entry FROM entry_versions WHERE entry_id = ? AND entry IS NOT NULL ORDER BY at DESC LIMIT 1',
  );
  const eraQuery = database
    .prepare<[string, number], number | null>('SELECT max(clock_era) FROM runs WHERE entry_id = ? AND clock_era < ?')
    .pluck();

  /** What `find` finds in the latest clock era that has it: the index of due times is in the order of eras. */
  function inLatestEra<T>(entryId: string, find: (era: number) => T | undefined): T | null {
    for (
      let era = eraQuery.get(entryId, Number.MAX_SAFE_INTEGER) ?? null;
      era !== null;
      era = eraQuery.get(entryId, era) ?? null
    ) {
      const found = find(era);
      if (found !== undefined) return found;
    }
    return null;
  }

  return {
    versions: (entryId, around) =>
      [
        ...beforeQuery.all(entryId, around, versionsRead.before).reverse(),
        ...afterQuery.all(entryId, around, versionsRead.after),
      ].map(toVersion),
    lastVersion: (entryId) => {
      const row = lastQuery.get(entryId);
      return row ? toVersion(row) : null;
    },
    runFor: (entryId, from, to) =>
      inLatestEra(entryId, (era) => {
        const row = db
          .select()
          .from(runs)
          .where(and(eq(runs.entryId, entryId), eq(runs.clockEra, era), gte(runs.scheduledFor, from)))
          .orderBy(asc(runs.scheduledFor))
          .limit(1)
          .get();
        return row && (row.firstScheduledFor ?? from) <= to ? toRun(row) : undefined;
      }),
    runBefore: (entryId, instant) =>
      inLatestEra(entryId, (era) => {
        const row = db
          .select()
          .from(runs)
          .where(and(eq(runs.entryId, entryId), eq(runs.clockEra, era), lt(runs.scheduledFor, instant)))
          .orderBy(desc(runs.scheduledFor))
          .limit(1)
          .get();
        return row && toRun(row);
      }),
  };
}

function toVersion({ at, entry }: VersionRow): EntryVersion {
  if (entry === null) return { at, entry };
  const { limits, exclusions, ...rest } = JSON.parse(entry) as VersionedEntry;
  return { at, entry: { ...rest, limits: limits ?? noLimits, exclusions: exclusions ?? noExclusions } };
}
