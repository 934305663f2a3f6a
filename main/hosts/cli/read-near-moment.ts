import { dayMs } from '../../../shared/schedule/calendar.ts';
import { readMoment } from './read-moment.ts';
import { zoneOf } from './zone-of.ts';

const written = /^(?:(yesterday|today|tomorrow)\s+)?(\d\d?:\d\d(?::\d\d(?:\.\d{1,3})?)?)$/i;
const daysOff: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };

/** What a moment is read with. */
export interface Near {
  readonly now: number;
  /** Which of the days a time of day without one means: the one where it is past, or still to come. */
  readonly bare: 'past' | 'future';
}

/**
 * The instant that somebody wrote, on the clock of `timeZone`: a date as `readMoment` takes it, `yesterday 03:00`,
 * `today 03:00`, `tomorrow 03:00` or a mere `03:00`; an error names `field`.
 */
export function readNearMoment(text: string, timeZone: string, field: string, { now, bare }: Near): number {
  const [, day, time] = text.length > 100 ? [] : (written.exec(text.trim()) ?? []);
  if (time === undefined) return readMoment(text, timeZone, field);
  const today = Math.floor((now + zoneOf(timeZone).at(now).offset) / dayMs);
  const on = (days: number) => {
    const date = new Date((today + days) * dayMs).toISOString().slice(0, 10);
    return readMoment(`${date} ${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}`, timeZone, field);
  };
  if (day !== undefined) return on(daysOff[day.toLowerCase()] ?? 0);
  const at = on(0);
  if (bare === 'past') return at <= now ? at : on(-1);
  return at > now ? at : on(1);
}
