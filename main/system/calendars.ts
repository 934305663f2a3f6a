import { invalid } from '../../shared/error.ts';
import type { ReadCalendar } from '../../shared/schedule/blocked-time.ts';

/** Calendars that entries exclude, read from ICS files. */
export interface Calendars {
  readonly readCalendar: ReadCalendar;
}

/** Builds the reader. */
export function createCalendars(): Calendars {
  return {
    readCalendar: (path) => {
      throw invalid('exclusions.calendars', `“${path}” cannot be read yet`);
    },
  };
}
