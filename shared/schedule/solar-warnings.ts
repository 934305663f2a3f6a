import type { SolarSchedule } from '../model/schedule.ts';
import { plural } from './english.ts';
import { solarDueTimes } from './solar-due-times.ts';

const aYear = [Date.UTC(2025, 0) - 1, Date.UTC(2026, 0) - 1] as const;

/** What a moment of the sun does that its writer may not expect: polar days do without it. */
export function solarWarnings(schedule: SolarSchedule): string[] {
  // A day or two around the turn of the year tell nothing.
  const missing = 365 - solarDueTimes(schedule).count(...aYear);
  if (missing <= 1) return [];
  return [`About ${plural(missing, 'day')} of the year have no ${schedule.event} there, and nothing is due on them.`];
}
