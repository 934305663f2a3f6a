import { and, count, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { RunFilter } from '../../shared/api.ts';
import type { Run } from '../../shared/model/run.ts';
import type { NewRun } from '../beat/beat-store.ts';
import type { RunStore } from '../queue/run-store.ts';
import { toRun } from './rows.ts';
import { newRunId } from './run-id.ts';
import { runs } from './schema.ts';

/** Reading the ledger, and adding runs that nothing scheduled. */
export function runQueries(db: BetterSQLite3Database): RunStore {
  return {
    insert: (run: NewRun): Run => {
      // Not `get`, which stops before the commit and hides that it failed, as on a full disk.
      const [row] = db
        .insert(runs)
        .values({ id: newRunId(), outputBytes: 0, ...run })
        .returning()
        .all();
      if (!row) throw new Error('the run was not inserted');
      return toRun(row);
    },
    find: (id) => {
      const row = db.select().from(runs).where(eq(runs.id, id)).get();
      return row ? toRun(row) : null;
    },
    page: (filter: RunFilter, before, limit) =>
      db
        .select()
        .from(runs)
        .where(
          and(
            before === null ? undefined : lt(runs.id, before),
            filter.taskId ? eq(runs.taskId, filter.taskId) : undefined,
            filter.entryId ? eq(runs.entryId, filter.entryId) : undefined,
            filter.states?.length ? inArray(runs.state, filter.states) : undefined,
            filter.triggers?.length ? inArray(runs.trigger, filter.triggers) : undefined,
            filter.text ? sql`instr(lower(${runs.taskName}), lower(${filter.text})) > 0` : undefined,
          ),
        )
        .orderBy(desc(runs.id))
        .limit(limit)
        .all()
        .map(toRun),
    queuedCount: () => db.select({ n: count() }).from(runs).where(sql`${runs.state} = 'queued'`).get()?.n ?? 0,
  };
}
