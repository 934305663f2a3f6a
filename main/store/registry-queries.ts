import type Database from 'better-sqlite3';
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { NamedEntry, RegistryStore, TaskRecord } from '../registry/registry-store.ts';
import { keepsVersions } from './entry-versions.ts';
import { entryColumns, toEntry, toRun, toTask } from './rows.ts';
import { entries, runs, tasks } from './schema.ts';

const present = isNull(tasks.removedAt);

/** The registry's queries. */
export function registryQueries(database: Database.Database, db: BetterSQLite3Database): RegistryStore {
  const lastRunQuery = db
    .select()
    .from(runs)
    .where(eq(runs.taskId, sql.placeholder('taskId')))
    .orderBy(sql`${runs.id} DESC`)
    .limit(1)
    .prepare();
  const namedEntries = () =>
    db
      .select({ entry: entries, taskName: tasks.name })
      .from(entries)
      .innerJoin(tasks, and(eq(tasks.id, entries.taskId), present));
  const toNamed = ({ entry, taskName }: { entry: typeof entries.$inferSelect; taskName: string }): NamedEntry => ({
    ...toEntry(entry),
    taskName,
  });
  const records = (rows: (typeof tasks.$inferSelect)[], entriesOf: Map<string, NamedEntry[]>): TaskRecord[] =>
    rows.map((row) => {
      const lastRun = lastRunQuery.get({ taskId: row.id });
      return { task: toTask(row), entries: entriesOf.get(row.id) ?? [], lastRun: lastRun ? toRun(lastRun) : null };
    });

  const versions = keepsVersions(database);
  const pauseQuery = database.prepare(`
    UPDATE entries SET held_from = CASE WHEN paused_at IS NULL THEN next_run_at ELSE held_from END,
      paused_at = coalesce(paused_at, :at), paused_until = :until, next_run_at = :until
    WHERE id = :id AND enabled = 1`);
  const followedQuery = database
    .prepare<[string], string>(`
      SELECT DISTINCT schedule ->> '$.on.task' FROM entries
      JOIN tasks ON tasks.id = task_id AND removed_at IS NULL
      WHERE tasks.name = ? AND schedule ->> '$.kind' = 'event' AND schedule ->> '$.on.type' = 'taskEnded'`)
    .pluck();
  const renameQuery = database.prepare(`
    UPDATE entries SET schedule = json_set(schedule, '$.on.task', :to)
    WHERE schedule ->> '$.kind' = 'event' AND schedule ->> '$.on.type' = 'taskEnded'
      AND schedule ->> '$.on.task' = :from COLLATE NOCASE`);

  return {
    inTransaction: (action) => db.transaction(action, { behavior: 'immediate' }),
    listTasks: ({ text, tag }) => {
      const rows = db
        .select()
        .from(tasks)
        .where(
          and(
            present,
            text ? sql`instr(lower(${tasks.name}), lower(${text})) > 0` : undefined,
            tag ? sql`EXISTS (SELECT 1 FROM json_each(${tasks.tags}) WHERE value = ${tag})` : undefined,
          ),
        )
        .orderBy(asc(tasks.name))
        .all();
      const entriesOf = new Map<string, NamedEntry[]>();
      for (const row of namedEntries().orderBy(asc(entries.id)).all()) {
        const named = toNamed(row);
        const list = entriesOf.get(named.taskId);
        if (list) list.push(named);
        else entriesOf.set(named.taskId, [named]);
      }
      return records(rows, entriesOf);
    },
    findTask: (reference) => {
      const byId = db
        .select()
        .from(tasks)
        .where(and(eq(tasks.id, reference), present))
        .get();
      const row =
        byId ??
        db
          .select()
          .from(tasks)
          .where(and(eq(tasks.name, reference), present))
          .get();
      return row ? toTask(row) : null;
    },
    taskRecord: (id) => {
      const row = db
        .select()
        .from(tasks)
        .where(and(eq(tasks.id, id), present))
        .get();
      if (!row) return null;
      const list = namedEntries().where(eq(entries.taskId, id)).orderBy(asc(entries.id)).all().map(toNamed);
      return records([row], new Map([[id, list]]))[0] ?? null;
    },
    insertTask: (task) => void db.insert(tasks).values(task).run(),
    updateTask: ({ id, ...task }) => void db.update(tasks).set(task).where(eq(tasks.id, id)).run(),
    removeTask: (id, now) => {
      db.update(tasks).set({ removedAt: now }).where(eq(tasks.id, id)).run();
      for (const { entryId } of db.select({ entryId: entries.id }).from(entries).where(eq(entries.taskId, id)).all()) {
        versions.end(entryId, now);
      }
      db.update(entries)
        .set({ nextRunAt: null, heldFrom: null, pausedAt: null, pausedUntil: null })
        .where(eq(entries.taskId, id))
        .run();
    },
    findRemoved: (id) => {
      const row = db
        .select()
        .from(tasks)
        .where(and(eq(tasks.id, id), isNotNull(tasks.removedAt)))
        .get();
      return row ? toTask(row) : null;
    },
    restoreTask: (id) => void db.update(tasks).set({ removedAt: null }).where(eq(tasks.id, id)).run(),
    listEntries: (taskId) =>
      namedEntries()
        .where(taskId === null ? undefined : eq(entries.taskId, taskId))
        .orderBy(asc(tasks.name), asc(entries.id))
        .all()
        .map(toNamed),
    findEntry: (id) => {
      const row = namedEntries().where(eq(entries.id, id)).get();
      return row ? toNamed(row) : null;
    },
    insertEntry: (entry) => {
      db.insert(entries)
        .values({ ...entryColumns(entry), clockEra: 0 })
        .run();
      versions.keep(entry.id, entry.updatedAt);
    },
    updateEntry: ({ id, ...entry }) => {
      db.update(entries).set(entryColumns(entry)).where(eq(entries.id, id)).run();
      versions.keep(id, entry.updatedAt);
    },
    removeEntry: (id, now) => {
      db.delete(entries).where(eq(entries.id, id)).run();
      versions.end(id, now);
    },
    pauseEntry: (id, at, until) => {
      pauseQuery.run({ id, at, until });
      versions.keep(id, at);
    },
    followedBy: (name) => followedQuery.all(name),
    renameFollowed: (from, to) => void renameQuery.run({ from, to }),
    counts: () => ({
      taskCount: db.select({ n: count() }).from(tasks).where(present).get()?.n ?? 0,
      entryCount:
        db
          .select({ n: count() })
          .from(entries)
          .innerJoin(tasks, and(eq(tasks.id, entries.taskId), present))
          .get()?.n ?? 0,
    }),
    nextDue: (limit) =>
      namedEntries()
        .where(isNotNull(entries.nextRunAt))
        .orderBy(asc(entries.nextRunAt))
        .limit(limit)
        .all()
        .map(toNamed),
  };
}
