import { localTimeZone } from './absolute-time.ts';
import { wallText } from './wall-time.ts';

interface Formats {
  readonly weekday: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
  readonly dateAndYear: Intl.DateTimeFormat;
  readonly minutes: Intl.DateTimeFormat;
  readonly seconds: Intl.DateTimeFormat;
}

// Built once for each zone: building a format costs far more than using it.
const formatsOfZones = new Map<string, Formats>();

/**
 * An instant as briefly as it stays clear, on the clock of a zone, by default the local one: `14:05`, `Sun 08:00`,
 * `24 Dec 08:00`, `1 Jan 2030 08:00`.
 */
export function shortTime(at: number, now: number, timeZone = localTimeZone()): string {
  const { weekday, date, dateAndYear, minutes, seconds } = formatsOf(timeZone);
  const daysApart = Math.round((startOfDay(at, timeZone) - startOfDay(now, timeZone)) / 86_400_000);
  const time = (at % 60_000 === 0 ? minutes : seconds).format(at);
  if (daysApart === 0) return time;
  const chosen = Math.abs(daysApart) < 7 ? weekday : Math.abs(daysApart) < 300 ? date : dateAndYear;
  return `${chosen.format(at)} ${time}`;
}

function formatsOf(timeZone: string): Formats {
  const known = formatsOfZones.get(timeZone);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const formats: Formats = {
    weekday: format({ weekday: 'short' }),
    date: format({ day: 'numeric', month: 'short' }),
    dateAndYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    minutes: format(time),
    seconds: format({ ...time, second: '2-digit' }),
  };
  formatsOfZones.set(timeZone, formats);
  return formats;
}

/** The day an instant lies on in a zone, as the moment at which that day starts in UTC. */
function startOfDay(at: number, timeZone: string): number {
  return Date.parse(wallText(at, timeZone).slice(0, 10));
}
