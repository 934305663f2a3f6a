import { dateOf, dayMs, dayNumberOf, monthLength } from '../../shared/schedule/calendar.ts';
import { type Zone, zoneNamed } from '../../shared/schedule/zone.ts';

const pattern = /^(\d{4,6})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

/** What a zone's clocks show at an instant, as a `datetime-local` field holds it: `2026-11-21T09:00`, `…T09:00:30.250`. */
export function wallText(at: number, timeZone: string): string {
  const wall = at + zoneOrUtc(timeZone).at(at).offset;
  const days = Math.floor(wall / dayMs);
  const { year, month, day } = dateOf(days);
  const ms = wall - days * dayMs;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const minutes = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`;
  const seconds = ms % 60_000 === 0 ? '' : `:${two(Math.floor(ms / 1_000) % 60)}`;
  const rest = ms % 1_000 === 0 ? '' : `.${String(ms % 1_000).padStart(3, '0')}`;
  return `${date}T${minutes}${seconds}${rest}`;
}

/** The instant at which a zone's clocks first show such a text; null when it is none, or not complete yet. */
export function instantOfWall(text: string, timeZone: string): number | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  if (!isDate || hour > 23 || minute > 59 || second > 59) return null;
  const ms = Number((found[7] ?? '').padEnd(3, '0'));
  const wall = dayNumberOf(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000 + ms;
  return zoneOrUtc(timeZone).instantOf(wall);
}

// A zone that this screen does not know is counted as UTC both ways; the host says what is wrong with it.
function zoneOrUtc(timeZone: string): Zone {
  try {
    return zoneNamed(timeZone);
  } catch {
    return zoneNamed('UTC');
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
