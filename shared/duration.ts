import { invalid } from './error.ts';
import type { IntervalSchedule } from './model/schedule.ts';

type Unit = IntervalSchedule['unit'];

const unitMs = { week: 604_800_000, day: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000, ms: 1 };

const spellings: Record<Unit, readonly string[]> = {
  ms: ['ms', 'millisecond', 'milliseconds'],
  s: ['s', 'sec', 'secs', 'second', 'seconds'],
  min: ['m', 'min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'week', 'weeks'],
  month: ['mo', 'month', 'months'],
};
const unitBySpelling = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit] as const)),
);

const examples = 'such as 100ms, 30s, 15m, 2h, 1d or 2w';

/** Milliseconds of a length of time such as `90s` or `1h 30m`; an INVALID error names `field`. */
export function parseDuration(text: string, field: string): number {
  const parts = readParts(text, field, examples);
  let total = 0;
  for (const { amount, unit } of parts) {
    if (unit === 'month') throw invalid(field, 'cannot count months, which differ in length: use days');
    total += amount * unitMs[unit];
  }
  if (!Number.isSafeInteger(total)) throw invalid(field, `must be shorter than “${clip(text)}”`);
  return total;
}

/** The same with a sign where it is before: `-30m`. */
export function parseSignedDuration(text: string, field: string): number {
  const trimmed = text.trim();
  if (/^[-−]/.test(trimmed)) return -parseDuration(trimmed.slice(1), field);
  return parseDuration(trimmed.replace(/^\+/, ''), field);
}

/** The rhythm that a text such as `15m`, `1h 30m` or `1mo` stands for; an INVALID error names `field`. */
export function parseInterval(text: string, field: string): Pick<IntervalSchedule, 'every' | 'unit'> {
  const parts = readParts(text, field, `${examples.replace(' or', ',')} or 1mo`);
  const [first] = parts;
  if (first && parts.length === 1) return { every: first.amount, unit: first.unit };
  // A day may have 23 or 25 hours, so 1d 12h has no fixed meaning.
  if (parts.some(({ unit }) => unit === 'day' || unit === 'week' || unit === 'month')) {
    throw invalid(field, 'cannot mix days, weeks or months with other units: write 36h rather than 1d 12h');
  }
  const total = parseDuration(text, field);
  const unit = (['h', 'min', 's', 'ms'] as const).find((candidate) => total % unitMs[candidate] === 0) ?? 'ms';
  return { every: total / unitMs[unit], unit };
}

/** The shortest text that `parseSignedDuration` reads back as exactly `ms`, such as `1h 30m`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `-${formatDuration(-ms)}`;
  const words = { week: 'w', day: 'd', h: 'h', min: 'm', s: 's', ms: 'ms' };
  const parts: string[] = [];
  let rest = ms;
  for (const unit of ['day', 'h', 'min', 's', 'ms'] as const) {
    const amount = Math.floor(rest / unitMs[unit]);
    rest -= amount * unitMs[unit];
    if (amount > 0) parts.push(`${amount}${words[unit]}`);
  }
  return parts.join(' ') || '0s';
}

function readParts(text: string, field: string, allowed: string): { amount: number; unit: Unit }[] {
  const trimmed = text.trim();
  const wrong = (why: string) => invalid(field, `${why}, ${allowed}`);
  if (/^\d+$/.test(trimmed)) throw wrong(`“${clip(trimmed)}” needs a unit`);
  if (trimmed.length > 100 || !/^(\d+\s*[a-zµ]+[\s,]*)+$/i.test(trimmed)) {
    throw wrong(`“${clip(trimmed)}” is not a length of time`);
  }
  return [...trimmed.matchAll(/(\d+)\s*([a-zµ]+)/gi)].map(([, digits = '', word = '']) => {
    const unit = unitBySpelling.get(word.toLowerCase());
    if (!unit) throw wrong(`“${word}” is not a unit of time`);
    return { amount: Number(digits), unit };
  });
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
