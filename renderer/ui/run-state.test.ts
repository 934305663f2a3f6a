import { expect, it } from 'vitest';
import { runStates, Trigger } from '../../shared/model/run.ts';
import { runStateLooks, triggerWords } from './run-state.ts';

it('tells every state apart without colour', () => {
  const looks = runStates.map((state) => runStateLooks[state]);
  expect(new Set(looks.map(({ word }) => word)).size).toBe(runStates.length);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(runStates.length);
});

it('has a word for every trigger', () => {
  expect(Trigger.options.filter((trigger) => !triggerWords[trigger])).toEqual([]);
});
