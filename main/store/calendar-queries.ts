import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { CalendarStore } from '../beat/relocate-by-calendars.ts';
import { entryPosition, withDefaults } from './entry-position.ts';
import { entries, tasks } from './schema.ts';

/** The query that finds whom a changed calendar concerns. */
export function calendarQueries(db: BetterSQLite3Database): CalendarStore {
  return {
    calendarEntries: () =>
      db
        .select(entryPosition)
        .from(entries)
        .innerJoin(tasks, and(eq(tasks.id, entries.taskId), isNull(tasks.removedAt)))
        .where(
          and(
            eq(entries.enabled, true),
            sql`json_array_length(${entries.exclusions}, '$.calendars') > 0`,
            sql`coalesce(${entries.limits} ->> 'maxRuns' > ${entries.runCount}, 1)`,
          ),
        )
        .all()
        .map(withDefaults),
  };
}
