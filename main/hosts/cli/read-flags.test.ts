import { expect, it } from 'vitest';
import { readEvent } from './read-event.ts';
import { readWindow } from './read-window.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

it.each([
  ['sat,sun', [0, 6], '00:00', '24:00'],
  ['Mon-Fri 22:00-06:00', [1, 2, 3, 4, 5], '22:00', '06:00'],
  ['fri - mon 9:00 - 12:30', [0, 1, 5, 6], '09:00', '12:30'],
  ['12:00-13:00', everyDay, '12:00', '13:00'],
  ['monday, wed', [1, 3], '00:00', '24:00'],
])('the window %s', (text, weekdays, from, to) => {
  expect(readWindow(text)).toEqual({ weekdays, from, to });
});

it.each([
  ['wake', { type: 'wake' }],
  ['host-start', { type: 'hostStart' }],
  ['file:notes.txt', { type: 'fileChanged', path: '/work/notes.txt' }],
  ['file:/etc/a:b', { type: 'fileChanged', path: '/etc/a:b' }],
  ['failed: back up: all', { type: 'taskEnded', task: 'back up: all', outcome: 'failed' }],
])('the event %s', (text, event) => {
  expect(readEvent(text, '/work')).toEqual(event);
});
