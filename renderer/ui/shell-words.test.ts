import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShellWords, parseShellWords } from './shell-words.ts';

describe('parseShellWords', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  echo   hi  ', ['echo', 'hi']],
    ['rsync -a "/home/kim/My Photos" /mnt', ['rsync', '-a', '/home/kim/My Photos', '/mnt']],
    ['echo \'a "b" c\'', ['echo', 'a "b" c']],
    ['echo "say \\"hi\\""', ['echo', 'say "hi"']],
    ["''", ['']],
    ['a""b', ['ab']],
    ['one\\ word', ['one word']],
    ['C:\\Users\\kim\\run.exe -x', ['C:\\Users\\kim\\run.exe', '-x']],
    ["'C:\\Program Files\\x.exe'", ['C:\\Program Files\\x.exe']],
    ['"C:\\Program Files\\x.exe"', ['C:\\Program Files\\x.exe']],
    ['$HOME *.txt | less', ['$HOME', '*.txt', '|', 'less']],
    ['a\nb\tc', ['a', 'b', 'c']],
  ])('reads %j', (line, words) => {
    expect(parseShellWords(line)).toEqual({ words, problem: null });
  });

  it.each(["echo 'hi", 'echo "hi', 'echo "it\'s'])('says what is wrong with %j', (line) => {
    expect(parseShellWords(line).problem).toMatch(/quotation mark .* is not closed/);
  });
});

describe('formatShellWords', () => {
  it('leaves plain words alone', () => {
    expect(formatShellWords(['rsync', '-a', '/home/kim/My Photos', "it's"])).toBe(
      "rsync -a '/home/kim/My Photos' \"it's\"",
    );
  });

  it('writes any words so that they are read back unchanged', () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', '\n', '$', '|', 'ä') }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(parseShellWords(formatShellWords(words))).toEqual({ words, problem: null });
      }),
    );
  });
});
