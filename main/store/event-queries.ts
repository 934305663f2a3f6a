import type Database from 'better-sqlite3';
import type { ScheduleEvent } from '../../shared/model/schedule.ts';
import type { EventEntry, EventPlacement } from '../beat/beat-store.ts';
import { noExclusions, noLimits } from './rows.ts';

interface EventRow extends Omit<EventEntry, 'schedule' | 'limits' | 'exclusions' | 'isPaused'> {
  readonly schedule: string;
  readonly limits: string | null;
  readonly exclusions: string | null;
  readonly isPaused: 0 | 1;
}

/** Finds enabled entries that wait for an event, about `subject` where there is one; reads their index only. */
export function eventEntriesQuery(
  database: Database.Database,
): (type: ScheduleEvent['type'], subject: string | null) => EventEntry[] {
  const prepare = (subject: string) =>
    database.prepare<{ type: string; subject?: string | null }, EventRow>(`
      SELECT entries.id, schedule, limits, spread_ms AS spreadMs, exclusions, next_run_at AS nextRunAt,
        last_scheduled_for AS lastScheduledFor, paused_at IS NOT NULL AS isPaused, held_from AS heldFrom
      FROM entries JOIN tasks ON tasks.id = task_id AND removed_at IS NULL
      WHERE schedule ->> '$.kind' = 'event' AND schedule ->> '$.on.type' = :type AND enabled = 1 ${subject}`);
  const ofAny = prepare('');
  const ofTask = prepare("AND schedule ->> '$.on.task' = :subject COLLATE NOCASE");
  const ofPath = prepare("AND schedule ->> '$.on.path' = :subject");
  const rows = (type: ScheduleEvent['type'], subject: string | null) => {
    if (type === 'taskEnded') return ofTask.all({ type, subject });
    return type === 'fileChanged' ? ofPath.all({ type, subject }) : ofAny.all({ type });
  };
  return (type, subject) =>
    rows(type, subject).map((row) => ({
      ...row,
      schedule: JSON.parse(row.schedule),
      limits: row.limits === null ? noLimits : JSON.parse(row.limits),
      exclusions: row.exclusions === null ? noExclusions : JSON.parse(row.exclusions),
      isPaused: row.isPaused === 1,
    }));
}

/** Writes where events put entries; to be called in a transaction. */
export function eventPlacer(database: Database.Database): (placements: readonly EventPlacement[]) => void {
  const newEra = database.prepare(
    'UPDATE entries SET clock_era = clock_era + 1, last_scheduled_for = NULL WHERE id = ?',
  );
  const place = database.prepare('UPDATE entries SET next_run_at = ? WHERE id = ?');
  const hold = database.prepare('UPDATE entries SET held_from = ? WHERE id = ?');
  return (placements) => {
    for (const placement of placements) {
      if (placement.newEra) newEra.run(placement.entryId);
      (placement.isHeld ? hold : place).run(placement.dueAt, placement.entryId);
    }
  };
}
