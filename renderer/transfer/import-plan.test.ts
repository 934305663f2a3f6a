import { expect, it } from 'vitest';
import type { ImportItem } from '../../shared/model/transfer.ts';
import { differenceWords } from './difference-words.ts';
import { choose, countPlan, planInput, take, untouchedPlan } from './import-plan.ts';
import { importedSentence } from './imported-sentence.ts';

const item = (name: string, change: ImportItem['change']): ImportItem => ({
  name,
  change,
  differences: [],
  entryCount: 0,
  warnings: [],
});
const items = [item('a', 'new'), item('b', 'conflict'), item('c', 'same'), item('d', 'conflict')];

it('takes all and replaces nothing at first', () => {
  expect(countPlan(untouchedPlan, items)).toEqual({ created: 1, replaced: 0 });
  expect(planInput(untouchedPlan, items)).toEqual({ take: ['a', 'b', 'd'], conflicts: { b: 'skip', d: 'skip' } });
});

it('does what was chosen for each conflict', () => {
  const plan = take(choose(choose(untouchedPlan, ['b', 'd'], 'replace'), ['d'], 'rename'), ['a'], false);
  expect(countPlan(plan, items)).toEqual({ created: 1, replaced: 1 });
  expect(planInput(plan, items)).toEqual({ take: ['b', 'd'], conflicts: { b: 'replace', d: 'rename' } });
  expect(countPlan(take(plan, ['a'], true), items).created).toBe(2);
});

it('says what was done', () => {
  expect(importedSentence({ created: 2, replaced: 1, unchanged: 0, skipped: 3 })).toBe(
    '2 tasks added, 1 replaced, 3 skipped.',
  );
  expect(importedSentence({ created: 0, replaced: 0, unchanged: 0, skipped: 0 })).toBe('There was nothing to import.');
});

it('names fields as people do, each once', () => {
  expect(
    differenceWords([
      'options.args.2',
      'options.args.3',
      'environment.LANG',
      'entries.0.schedule.expression',
      'new.field',
    ]),
  ).toBe('arguments, environment, schedules, new.field');
});
