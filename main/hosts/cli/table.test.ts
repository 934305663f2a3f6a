import { expect, it } from 'vitest';
import { recordingContext } from './recording-context.ts';
import { writeTable } from './table.ts';

it('aligns what it shows, whatever its width and whatever is in it', () => {
  const { terminal, out } = recordingContext();
  writeTable(
    terminal,
    ['NAME', 'STATE'],
    [
      ['short', 'a'],
      ['漢字 \u001b[31mred\nline', 'b'],
      ['', 'c'],
    ],
  );
  expect(out().split('\n')).toEqual([
    'NAME                STATE',
    'short               a',
    '漢字  [31mred line  b',
    '                    c',
    '',
  ]);
});

it('paints after measuring, and lets the last column give way to the terminal', () => {
  const { terminal, out } = recordingContext();
  const narrow = { ...terminal, columns: 20, hasColours: true };
  writeTable(narrow, ['A', 'B'], [[{ text: 'ok', colour: 'green' }, 'x'.repeat(50)]]);
  expect(out().split('\n')[1]).toBe(`\u001b[32mok\u001b[0m  ${'x'.repeat(15)}…`);
});
