import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import type { Results } from './results.ts';
import type { Row, Thoroughness } from './row.ts';
import { summarize } from './summary.ts';
import { linesOf, markdownTable, plainTable } from './table.ts';

/** Carries out the command line of a row: measures it and prints its table, or is one of its parts. */
export async function runAlone(row: Row): Promise<void> {
  const [flag, part = '', input = '{}'] = process.argv.slice(2);
  if (flag === '--part') return runPart(row, part, input);
  await measureRows([row], process.argv.slice(2));
}

/** Measures rows one after another, says on stderr how far it is, and prints one table. */
export async function measureRows(rows: readonly Row[], args: string[]): Promise<Results> {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean' }, long: { type: 'boolean' }, markdown: { type: 'boolean' } },
  });
  const thoroughness: Thoroughness = values.quick ? 'quick' : values.long ? 'long' : 'usual';
  const machine = describeMachine();
  const lines: Results['lines'][number][] = [];
  for (const row of rows) {
    console.error(`${row.name} …`);
    const measurements = await row.measure(thoroughness);
    const found = measurements.map((measurement) => ({ row: row.name, ...measurement, ...summarize(measurement) }));
    lines.push(...found);
    console.error(`${linesOf(found)}\n`);
  }
  const results = { machine: { ...machine, loadAfter: describeMachine().loadBefore }, lines };
  console.log(values.markdown ? markdownTable(results) : plainTable(results));
  return results;
}

async function runPart(row: Row, part: string, input: string): Promise<void> {
  const value = await row.parts[part]?.(JSON.parse(input));
  process.send?.({ value }, () => process.exit(0));
}
