const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  { ms: day, word: 'd', from: 2 * day },
  { ms: hour, word: 'h', from: 2 * hour },
  { ms: minute, word: 'min', from: 2 * minute },
  { ms: second, word: 's', from: 0 },
] as const;

/** How far an instant is from now, such as `in 12 s` or `3 min ago`. */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(at - now);
  if (distance < second) return 'now';
  const unit = units.find(({ from }) => distance >= from) ?? units[3];
  const amount = `${Math.floor(distance / unit.ms)} ${unit.word}`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}

/** How far off something is that is still to come, even where its moment has passed. */
export function comingTime(at: number, now: number): string {
  return at <= now ? 'due' : relativeTime(at, now);
}

/** How long something took, such as `340 ms`, `12.4 s` or `1 h 5 min`. */
export function lengthOfTime(ms: number): string {
  if (ms < second) return `${ms} ms`;
  if (ms < minute) return `${(ms / second).toFixed(1)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min ${Math.floor((ms % minute) / second)} s`;
  if (ms < day) return `${Math.floor(ms / hour)} h ${Math.floor((ms % hour) / minute)} min`;
  return `${Math.floor(ms / day)} d ${Math.floor((ms % day) / hour)} h`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant on the clock of a zone, such as `Sat 2026-01-31 09:00:00 +01:00`; milliseconds where there are any. */
export function clockTime(at: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const milliseconds = part.fractionalSecond === '000' ? '' : `.${part.fractionalSecond}`;
  const offset = part.timeZoneName === 'GMT' ? '+00:00' : part.timeZoneName?.slice(3);
  const date = `${part.year}-${part.month}-${part.day}`;
  return `${part.weekday} ${date} ${part.hour}:${part.minute}:${part.second}${milliseconds} ${offset}`;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
}
