import { expect, it } from 'vitest';
import type { TaskView } from '../../shared/api.ts';
import { isOn, nextDue } from './next-due.ts';
import { selectTasks, tagsOf } from './select-tasks.ts';

const task = (name: string, tags: string[], entries: object[] = []) => ({ name, tags, entries }) as unknown as TaskView;
const tasks = [
  task('Back up photos', ['home', 'backup'], [{ sentence: 'Every day at 03:00' }]),
  task('Sync notes', ['home']),
];

it('finds tasks by any words of name, tag and schedule', () => {
  const names = (text: string, tag?: string) => selectTasks(tasks, text, tag).map(({ name }) => name);
  expect(names('')).toHaveLength(2);
  expect(names('PHOTOS up')).toEqual(['Back up photos']);
  expect(names('03:00')).toEqual(['Back up photos']);
  expect(names('home', 'backup')).toEqual(['Back up photos']);
  expect(names('nothing')).toEqual([]);
});

it('lists each tag once', () => {
  expect(tagsOf(tasks)).toEqual(['backup', 'home']);
});

it('takes the earliest due time of the schedules that are on', () => {
  const entry = (enabled: boolean, nextRunAt: number | null, timeZone: string) => ({
    enabled,
    nextRunAt,
    pausedAt: null,
    schedule: { timeZone },
  });
  const some = task(
    '',
    [],
    [entry(false, 1, 'UTC'), entry(true, 9, 'UTC'), entry(true, 5, 'Asia/Tokyo'), entry(true, null, 'UTC')],
  );
  expect(nextDue(some)).toEqual({ at: 5, timeZone: 'Asia/Tokyo' });
  expect(isOn(some)).toBe(true);
  expect(nextDue(task('', []))).toBeNull();
  expect(isOn(task('', []))).toBe(false);
});
