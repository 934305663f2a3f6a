import type { EntryInput } from '../model/entry.ts';
import { describeSchedule } from './describe-schedule.ts';

/** Says in plain English when an entry is due: its schedule with its limits, spread and exclusions. */
export function describeEntry(entry: Pick<EntryInput, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'>): string {
  return describeSchedule(entry.schedule);
}
