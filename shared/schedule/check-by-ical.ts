import ICAL from 'ical.js';
import { invalid } from '../error.ts';
import type { Rrule } from './read-rrule.ts';

/**
 * A second opinion on the grammar of a recurrence rule, by ical.js; throws INVALID where that refuses it. Asked once,
 * when somebody writes the schedule.
 */
export function checkByIcal({ text }: Rrule): void {
  try {
    ICAL.Recur.fromString(text);
  } catch (error) {
    throw invalid('rule', `it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
