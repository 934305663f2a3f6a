import { expect, it } from 'vitest';
import { simulateClock } from '../testing/simulated-clock.ts';
import { tidyBetween } from './tidy-between.ts';

it('tidies after a number of ticks, as soon as there is time before the next, and survives what goes wrong', () => {
  const clock = simulateClock(0);
  let tidied = 0;
  const tidy = () => {
    tidied++;
    throw new Error('disk full');
  };
  const tidying = tidyBetween(clock, { tidy });
  const tick = (sleepMs: number) => {
    tidying.recorded();
    tidying.sleeping(sleepMs);
    clock.advance(sleepMs);
  };
  for (let count = 0; count < 40; count++) tick(2);
  expect(tidied).toBe(0);
  tick(10);
  expect(tidied).toBe(1);
  for (let count = 0; count < 16; count++) tick(10);
  expect(tidied).toBe(2);
});
