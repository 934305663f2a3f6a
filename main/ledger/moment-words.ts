import { dateOf, dayMs } from '../../shared/schedule/calendar.ts';
import { monthName, timeOfDay } from '../../shared/schedule/english.ts';
import { zoneNamed } from '../../shared/schedule/zone.ts';

/** Moments as sentences say them. */
export interface MomentWords {
  /**
   * Such as `03:00`, `03:00:00.004` or `03:00 on 20 November`: a time alone means the day that was said last, which is
   * today to begin with.
   */
  at(instant: number): string;
  /** The same to the second, for what took its time. */
  about(instant: number): string;
}

/** Says moments on the clock of `timeZone`; the first of them names the zone where the host is in another one. */
export function momentWords(timeZone: string, hostZone: string, now: number): MomentWords {
  const zone = zoneNamed(timeZone);
  const wallOf = (instant: number) => instant + zone.at(instant).offset;
  const dayOf = (instant: number) => Math.floor(wallOf(instant) / dayMs);
  const { year: thisYear } = dateOf(dayOf(now));
  let saidDay = dayOf(now);
  let isZoneSaid = timeZone === hostZone;

  function at(instant: number): string {
    const day = dayOf(instant);
    const { year, month, day: dayOfMonth } = dateOf(day);
    const time = timeOfDay(wallOf(instant) - day * dayMs);
    const date = day === saidDay ? '' : ` on ${dayOfMonth} ${monthName(month)}${year === thisYear ? '' : ` ${year}`}`;
    const inZone = isZoneSaid ? '' : ` (${timeZone})`;
    saidDay = day;
    isZoneSaid = true;
    return time + date + inZone;
  }

  return { at, about: (instant) => at(Math.floor(instant / 1_000) * 1_000) };
}
