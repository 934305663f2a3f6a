/** The words a command line stands for, or what is wrong with it. */
export type ShellWords = { words: string[]; problem: null } | { words: string[]; problem: string };

/**
 * Splits a command line into words as a shell would, without expanding anything. A backslash escapes only what needs
 * it (a blank, a quotation mark, itself), so that `C:\Users\kim` is what it looks like.
 */
export function parseShellWords(line: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === quote) {
      quote = null;
    } else if (char === '\\' && escapes(next, quote)) {
      word = `${word ?? ''}${next}`;
      at++;
    } else {
      word = `${word ?? ''}${char}`;
    }
  }
  if (word !== null) words.push(word);
  return { words, problem: quote === null ? null : `the quotation mark ${quote} is not closed` };
}

function escapes(next: string, quote: '"' | "'" | null): boolean {
  if (next === '' || quote === "'") return false;
  return quote === '"' ? next === '"' || next === '\\' : /[\s"'\\]/.test(next);
}

/** Writes words as a command line that `parseShellWords` reads back unchanged. */
export function formatShellWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (word !== '' && !/[\s"'\\]/.test(word)) return word;
  if (!word.includes("'")) return `'${word}'`;
  return `"${word.replaceAll(/["\\]/g, (char) => `\\${char}`)}"`;
}
