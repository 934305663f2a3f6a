import { expect, it } from 'vitest';
import { readOptions } from './read-options.ts';

it.each([
  [['.', '--data', '/data', '--hidden'], { dataFolder: '/data', hidden: true }],
  [['--no-sandbox', '--data=/data'], { dataFolder: '/data', hidden: false }],
  [['.'], { dataFolder: undefined, hidden: false }],
])('reads %j', (args, expected) => {
  expect(readOptions(args)).toEqual(expected);
});
