import { type Colour, paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** A cell; with a colour it is painted after it was measured. */
export type Cell = string | { readonly text: string; readonly colour: Colour };

/** Writes rows in aligned columns below their headings; on a terminal the last column gives way to its width. */
export function writeTable(terminal: Terminal, headings: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const all = [headings.map((text): Cell => ({ text, colour: 'dim' })), ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => widthOf(textOf(row[column] ?? '')))));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const lastWidth = terminal.columns === null ? Infinity : Math.max(10, terminal.columns - before);
  for (const row of all) {
    const cells = row.map((cell, column) => {
      const isLast = column === headings.length - 1;
      const text = isLast ? clip(textOf(cell), lastWidth) : textOf(cell);
      const padding = isLast ? '' : ' '.repeat((widths[column] ?? 0) - widthOf(text));
      return (typeof cell === 'string' ? text : paint(terminal, cell.colour, text)) + padding;
    });
    terminal.line(cells.join('  ').trimEnd());
  }
}

/** Writes names with their values, one a line. */
export function writeFields(terminal: Terminal, fields: readonly (readonly [name: string, value: Cell])[]): void {
  const width = Math.max(...fields.map(([name]) => name.length));
  for (const [name, value] of fields) {
    const text = textOf(value);
    const shown = typeof value === 'string' ? text : paint(terminal, value.colour, text);
    terminal.line(`${paint(terminal, 'dim', name.padEnd(width))}  ${shown}`);
  }
}

function textOf(cell: Cell): string {
  return plainText(typeof cell === 'string' ? cell : cell.text);
}

function clip(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}

/** Columns on screen: wide East Asian characters and pictures take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += wide.test(char) ? 2 : marks.test(char) ? 0 : 1;
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const marks = /\p{Mn}|\p{Cf}/u;
