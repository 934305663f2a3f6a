import type { Exclusions, WeekdayWindow } from '../model/entry.ts';
import { dateOf, dayMs } from './calendar.ts';
import { dateInWords, listed, plural, runsOf, weekdayName } from './english.ts';

/** Dates, or runs of them, that are named one by one. */
const mostNamed = 4;

/** Says in lower case what is left out, a part each: `not on Saturday or Sunday`, `not during team.ics`. */
export function describeExclusions({ dates, windows, calendars }: Exclusions): string[] {
  const wholeDays = windows.filter(({ from, to }) => from === '00:00' && to === '24:00');
  const spans = windows.filter((window) => !wholeDays.includes(window));
  const days = wholeDays.flatMap(({ weekdays }) => weekdays);
  return [
    ...(days.length > 0 ? [`not on ${weekdaysInWords(days)}`] : []),
    ...new Set(spans.map(windowInWords)),
    ...(dates.length > 0 ? [`not on ${datesInWords(dates)}`] : []),
    ...(calendars.length > 0 ? [`not during ${listed(calendars.map(fileName), 'or')}`] : []),
  ];
}

function windowInWords({ weekdays, from, to }: WeekdayWindow): string {
  const end = to > from ? to : `${to} the next day`;
  const isEveryDay = new Set(weekdays).size === 7;
  return `not from ${from} to ${end}${isEveryDay ? '' : ` on ${weekdaysInWords(weekdays)}`}`;
}

/** Weeks are told from Monday to Sunday. */
function weekdaysInWords(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays.map((weekday) => (weekday === 0 ? 7 : weekday)))].sort((a, b) => a - b);
  return days.length === 7 ? 'any day' : listed(runsOf(days, weekdayName), 'or');
}

function datesInWords(dates: readonly string[]): string {
  const days = [...new Set(dates)].sort().map((date) => Date.parse(date) / dayMs);
  const runs = runsOf(days, (day) => dateInWords(dateOf(day)));
  if (runs.length <= mostNamed) return listed(runs, 'or');
  const named = days.slice(0, mostNamed - 1);
  return listed([...named.map((day) => dateInWords(dateOf(day))), `${plural(days.length - named.length, 'more day')}`]);
}

function fileName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
