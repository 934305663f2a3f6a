import type { SolarSchedule } from '../model/schedule.ts';
import { span } from './english.ts';

/** Says in lower case at which moment of the sun something is due, and where. */
export function describeSolar({ event, latitude, longitude, offsetMs }: SolarSchedule): string {
  const name = event === 'noon' ? 'solar noon' : event;
  const before = offsetMs < 0 ? 'before' : 'after';
  const when = offsetMs === 0 ? `at ${name}` : `${span(Math.abs(offsetMs))} ${before} ${name}`;
  return `${when} at ${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`;
}

/** `52.52° N`; four decimals are ten metres. */
function degrees(value: number, positive: string, negative: string): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return `${Math.abs(rounded)}° ${rounded < 0 ? negative : positive}`;
}
