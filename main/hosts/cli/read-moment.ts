import { invalid } from '../../../shared/error.ts';
import { zoneOf } from './zone-of.ts';

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?\s*(Z|[+-]\d\d:\d\d)?$/;

/** The instant that somebody wrote, on the clock of `timeZone` unless an offset is there; an error names `field`. */
export function readMoment(text: string, timeZone: string, field: string): number {
  const [, date, time = '00:00', offset] = text.length > 100 ? [] : (written.exec(text.trim()) ?? []);
  const wall = Date.parse(`${date}T${time.padEnd(8, ':00')}${offset ?? 'Z'}`);
  // JavaScript takes 30 February for 2 March.
  const isReal = date !== undefined && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date);
  if (!isReal || Number.isNaN(wall)) {
    throw invalid(
      field,
      `“${text.slice(0, 40)}” is not a moment such as 2026-01-31, "2026-01-31 09:00" or 2026-01-31T09:00:00Z`,
    );
  }
  return offset === undefined ? zoneOf(timeZone).instantOf(wall) : wall;
}
