const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How far an instant is from now, in words short enough for a table: “in 2 h 5 min”, “3 min ago”. */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(at - now);
  if (distance < 1_500) return 'now';
  const words = spell(distance);
  return at > now ? `in ${words}` : `${words} ago`;
}

function spell(ms: number): string {
  // Rounded down like a clock, so that “in 1 min” never jumps back to “in 60 s”.
  if (ms < minute) return `${Math.floor(ms / second)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return pair(Math.floor(ms / hour), 'h', Math.floor((ms % hour) / minute), 'min');
  const days = Math.floor(ms / day);
  if (days < 3) return pair(days, 'd', Math.floor((ms % day) / hour), 'h');
  if (days < 60) return `${days} days`;
  if (days < 730) return `${Math.floor(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}

function pair(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** Time left as a clock shows it: `00:12`, `3:05:00`; `now` once it has come. */
export function countdown(at: number, now: number): string {
  const left = Math.ceil((at - now) / second);
  if (left <= 0) return 'now';
  if (left >= 86_400) return spell(at - now);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  return left >= 3_600 ? `${Math.floor(left / 3_600)}:${clock}` : clock;
}
