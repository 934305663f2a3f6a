import { invalid } from '../../../shared/error.ts';
import type { WeekdayWindow } from '../../../shared/model/entry.ts';

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const written = /^([a-z,\- ]*?)\s*(?:(\d\d?:\d\d)\s*-\s*(\d\d?:\d\d))?$/i;
const example = 'such as "sat,sun", "mon-fri 22:00-06:00" or "12:00-13:00"';

/** The window that --except describes: days of the week, hours, or both. */
export function readWindow(text: string): WeekdayWindow {
  const [, days = '', from, to] = text.length > 100 ? [] : (written.exec(text.trim()) ?? []);
  if (days === '' && from === undefined) {
    throw invalid('--except', `“${text.slice(0, 40)}” is not a window ${example}`);
  }
  if (from === '24:00') throw invalid('--except', 'a window starts at 23:59 at the latest: write 00:00');
  const weekdays = days === '' ? [0, 1, 2, 3, 4, 5, 6] : [...new Set(days.split(',').flatMap(readDays))];
  return {
    weekdays: weekdays.toSorted((a, b) => a - b),
    from: (from ?? '00:00').padStart(5, '0'),
    to: (to ?? '24:00').padStart(5, '0'),
  };
}

function readDays(text: string): number[] {
  const [first, last, ...more] = text.split('-').map((name) => names.indexOf(name.trim().slice(0, 3).toLowerCase()));
  if (first === undefined || first === -1 || last === -1 || more.length > 0) {
    throw invalid('--except', `“${text.trim().slice(0, 40)}” is no day of the week; a window is ${example}`);
  }
  const days = [first];
  while (last !== undefined && days.at(-1) !== last) days.push(((days.at(-1) ?? 0) + 1) % 7);
  return days;
}
