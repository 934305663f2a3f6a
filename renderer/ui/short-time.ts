const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
// Built once: building a format costs far more than using it.
const days = [
  format({ weekday: 'short' }),
  format({ day: 'numeric', month: 'short' }),
  format({ day: 'numeric', month: 'short', year: 'numeric' }),
] as const;
const minutes = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** An instant as briefly as it stays clear, on the local clock: `14:05`, `Sun 08:00`, `24 Dec 08:00`, `1 Jan 2030 08:00`. */
export function shortTime(at: number, now: number): string {
  const daysApart = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  const time = (at % 60_000 === 0 ? minutes : seconds).format(at);
  if (daysApart === 0) return time;
  const [weekday, date, dateAndYear] = days;
  const chosen = Math.abs(daysApart) < 7 ? weekday : Math.abs(daysApart) < 300 ? date : dateAndYear;
  return `${chosen.format(at)} ${time}`;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
