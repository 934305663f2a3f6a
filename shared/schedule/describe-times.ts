import { every, listed, ordinal, runsOf, timeOfDay } from './english.ts';
import type { Crontab } from './read-crontab.ts';

type Times = Pick<Crontab, 'seconds' | 'minutes' | 'hours'>;

const longestListOfTimes = 6;

/** When within a day a crontab is due, in lower case: `at 02:30`, `every 15 minutes from 09:00 to 17:45`. */
export function describeTimes(crontab: Times): { text: string; isListOfTimes: boolean } {
  const { seconds, minutes, hours } = crontab;
  if (isListOfTimes(crontab)) {
    const times = hours.flatMap((hour) =>
      minutes.flatMap((minute) => seconds.map((second) => timeOfDay(((hour * 60 + minute) * 60 + second) * 1_000))),
    );
    return { text: `at ${listed(times)}`, isListOfTimes: true };
  }
  const hasSeconds = seconds.length > 1 || seconds[0] !== 0;
  const text = hasSeconds ? describeSeconds(crontab) : describeMinutes(crontab);
  return { text, isListOfTimes: false };
}

/** Whether single times say it better than “every 6 hours” or “every 10 minutes”. */
function isListOfTimes({ hours, minutes, seconds }: Times): boolean {
  const isRegular = (values: readonly number[], size: number): boolean =>
    values.length > 2 && stepOf(values, size) !== null;
  if (isRegular(seconds, 60) || isRegular(minutes, 60)) return false;
  if (hours.length > 2 && (isRegular(hours, 24) || runOf(hours) !== null)) return false;
  if (minutes.length === 1 && seconds.length === 1) return true;
  return hours.length * minutes.length * seconds.length <= longestListOfTimes;
}

function describeSeconds(crontab: Times): string {
  const { seconds, minutes, hours } = crontab;
  const step = stepOf(seconds, 60);
  const often = step === null ? `at ${listed(runsOf(seconds, String))} seconds past the minute` : every(step, 'second');
  if (minutes.length === 60) return `${often}${withinHours(crontab)}`;
  if (minutes.length === 1 && hours.length === 1) {
    return `${often} during ${timeOfDay(((hours[0] ?? 0) * 60 + (minutes[0] ?? 0)) * 60_000)}`;
  }
  return `${often}, ${describeMinutes(crontab)}`;
}

function describeMinutes(crontab: Times): string {
  const { minutes, hours } = crontab;
  if (minutes.length === 60) return `every minute${withinHours(crontab)}`;
  const step = stepOf(minutes, 60);
  if (minutes.length > 1) {
    if (step !== null) return `every ${step} minutes${withinHours(crontab)}`;
    const shifted = shiftedStepOf(minutes, 60);
    if (shifted !== null) {
      return `every ${shifted} minutes, from ${minutesPast(minutes.slice(0, 1))} the hour${withinHours(crontab)}`;
    }
    return `at ${minutesPast(minutes)} ${hourList(crontab)}`;
  }
  if (hours.length === 24) return minutes[0] === 0 ? 'every hour' : `at ${minutesPast(minutes)} every hour`;
  const hourStep = stepOf(hours, 24);
  if (hourStep !== null)
    return `every ${hourStep} hours${minutes[0] === 0 ? '' : ` at ${minutesPast(minutes)} the hour`}`;
  return runOf(hours) === null
    ? `at ${minutesPast(minutes)} ${hourList(crontab)}`
    : `every hour${withinHours(crontab)}`;
}

function minutesPast(minutes: readonly number[]): string {
  const unit = minutes.length === 1 && minutes[0] === 1 ? 'minute' : 'minutes';
  return `${listed(runsOf(minutes, String))} ${unit} past`;
}

function hourList({ hours }: Times): string {
  if (hours.length === 24) return 'every hour';
  const run = hours.length > 2 ? runOf(hours) : null;
  if (run !== null) return `every hour from ${onTheHour(run.first)} to ${onTheHour(run.last)}`;
  return listed(hours.map(onTheHour));
}

function onTheHour(hour: number): string {
  return timeOfDay(hour * 3_600_000);
}

function withinHours({ hours, minutes }: Times): string {
  if (hours.length === 24) return '';
  const run = runOf(hours);
  const clock = (hour: number, minute: number | undefined): string => timeOfDay((hour * 60 + (minute ?? 0)) * 60_000);
  if (run !== null) return ` from ${clock(run.first, minutes[0])} to ${clock(run.last, minutes.at(-1))}`;
  const step = stepOf(hours, 24);
  if (step !== null) return ` in every ${ordinal(step)} hour from midnight`;
  return ` in the hours from ${listed(hours.map(onTheHour))}`;
}

/** The first and last of consecutive hours, past midnight too. */
function runOf(hours: readonly number[]): { first: number; last: number } | null {
  const starts = hours.filter((hour) => !hours.includes((hour + 23) % 24));
  const ends = hours.filter((hour) => !hours.includes((hour + 1) % 24));
  const [first] = starts;
  const [last] = ends;
  return starts.length === 1 && first !== undefined && last !== undefined ? { first, last } : null;
}

/** The step of values that are all multiples of it and divide the field evenly. */
function stepOf(values: readonly number[], size: number): number | null {
  return values[0] === 0 ? shiftedStepOf(values, size) : null;
}

function shiftedStepOf(values: readonly number[], size: number): number | null {
  const step = size / values.length;
  if (values.length < 2 || !Number.isInteger(step)) return null;
  return values.every((value, index) => value === (values[0] as number) + index * step) ? step : null;
}
