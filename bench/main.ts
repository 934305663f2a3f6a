import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drain } from './drain.ts';
import { edit } from './edit.ts';
import { idle } from './idle.ts';
import { lateness } from './lateness.ts';
import type { Row } from './measuring/row.ts';
import { measureRows } from './measuring/run-rows.ts';
import { memory } from './memory.ts';
import { nextDue } from './next-due.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';

// npm run bench -- [row …] [--quick | --long] [--markdown]
const rows = [lateness, drain, throughput, idle, start, edit, memory, nextDue];

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const chosen = names.length === 0 ? rows : names.map(rowNamed);
const results = await measureRows(
  chosen,
  args.filter((arg) => arg.startsWith('--')),
);
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);

function rowNamed(name: string): Row {
  const row = rows.find((row) => row.name === name);
  if (row) return row;
  throw new Error(`There is no row "${name}"; there are ${rows.map((row) => row.name).join(', ')}.`);
}
