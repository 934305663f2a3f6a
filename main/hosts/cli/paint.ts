import type { Terminal } from './terminal.ts';

const codes = { red: 31, green: 32, yellow: 33, blue: 34, dim: 2, bold: 1 } as const;

export type Colour = keyof typeof codes;

/** Colours a text where the terminal shows colours. */
export function paint({ hasColours }: Pick<Terminal, 'hasColours'>, colour: Colour, text: string): string {
  return hasColours && text !== '' ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}
