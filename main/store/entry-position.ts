import type { Exclusions, Limits } from '../../shared/model/entry.ts';
import { noExclusions, noLimits } from './rows.ts';
import { entries } from './schema.ts';

/** The columns that say where an entry stands in time. */
export const entryPosition = {
  id: entries.id,
  schedule: entries.schedule,
  limits: entries.limits,
  spreadMs: entries.spreadMs,
  exclusions: entries.exclusions,
  createdAt: entries.createdAt,
  nextRunAt: entries.nextRunAt,
  lastScheduledFor: entries.lastScheduledFor,
  runCount: entries.runCount,
  pausedAt: entries.pausedAt,
  heldFrom: entries.heldFrom,
};

/** Such a row with what was left out of the database because it is nothing special. */
export function withDefaults<
  Row extends { limits: Limits | null; exclusions: Exclusions | null; pausedAt: number | null },
>({ limits, exclusions, pausedAt, ...row }: Row) {
  return {
    ...row,
    limits: limits ?? noLimits,
    exclusions: exclusions ?? noExclusions,
    isPaused: pausedAt !== null,
  };
}
