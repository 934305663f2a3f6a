import type { Results } from './results.ts';
import type { Target } from './row.ts';
import type { Spread } from './summary.ts';

const head = ['row', 'what', 'Downbeat', 'yardstick', 'ratio', 'target', 'reached'];

/** The results as a table for a terminal. */
export function plainTable(results: Results): string {
  return [aligned([head, ...cellsOf(results.lines)]), '', machineLine(results)].join('\n');
}

/** A few lines of results without head, to be read while the rest is being measured. */
export function linesOf(lines: Results['lines']): string {
  return aligned(cellsOf(lines));
}

/** The results as a table for docs/benchmarks.md. */
export function markdownTable(results: Results): string {
  const lines = [head, head.map(() => '---'), ...cellsOf(results.lines)].map((line) => `| ${line.join(' | ')} |`);
  return [machineLine(results), '', ...lines].join('\n');
}

function aligned(cells: readonly string[][]): string {
  const widths = head.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(lines: Results['lines']): string[][] {
  return lines.map(({ row, what, unit, measured, bare, yardstick, ratio, target, reached }) => [
    row,
    what,
    `${spread(measured)} ${unit}`,
    bare && yardstick ? `${yardstick.what}: ${spread(bare)} ${unit}` : '–',
    ratio ? spread(ratio) : '–',
    target ? describeTarget(target, unit) : '–',
    reached === null ? '–' : reached ? 'yes' : 'no',
  ]);
}

function spread({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)} to ${figure(max)})`;
}

/** Three digits that count, with spaces between thousands. */
function figure(value: number): string {
  const size = Math.abs(value);
  const text = size >= 100 || size === 0 ? value.toFixed(0) : value.toPrecision(size < 0.01 ? 1 : size < 1 ? 2 : 3);
  return text.replace(/\B(?=(\d{3})+$)/g, ' ');
}

function describeTarget({ atMost, atLeast, ratioAtMost, ratioAtLeast, excessAtMost }: Target, unit: string): string {
  return [
    atMost === undefined ? '' : `≤ ${figure(atMost)} ${unit}`,
    atLeast === undefined ? '' : `≥ ${figure(atLeast)} ${unit}`,
    ratioAtMost === undefined ? '' : `≤ ${ratioAtMost} × yardstick`,
    ratioAtLeast === undefined ? '' : `≥ ${ratioAtLeast} × yardstick`,
    excessAtMost === undefined ? '' : `≤ yardstick + ${excessAtMost} ${unit}`,
  ]
    .filter((limit) => limit !== '')
    .join(', ');
}

function machineLine({ machine, lines }: Results): string {
  const { cores, processor, platform, node, measuredAt, loadBefore, loadAfter } = machine;
  const turns = Math.min(...lines.map(({ values }) => values.length));
  return (
    `Median (least to greatest) of at least ${turns} turns; ${cores} cores (${processor}), ${platform}, Node ${node}, ` +
    `${measuredAt.slice(0, 10)}; load ${loadBefore} before, ${loadAfter} after.`
  );
}
