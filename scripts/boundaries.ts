import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImportGraph } from './import-graph.ts';
import { drawImports, placePicture } from './import-picture.ts';

// Checks the import table and the picture made from the imports; `--write` renews the picture.
const root = join(import.meta.dirname, '..');
const document = join(root, 'docs/architecture.md');

const { modules, violations, unseen } = await readImportGraph(root);
const text = readFileSync(document, 'utf8');
const renewed = placePicture(text, drawImports(modules));

if (process.argv.includes('--write')) writeFileSync(document, renewed);
const complaints = [
  ...violations,
  ...unseen.map((what) => `not looked at: ${what}`),
  ...(process.argv.includes('--write') || renewed === text
    ? []
    : ['docs/architecture.md: the import picture is stale, run "npm run docs:imports"']),
];
const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
console.log(
  [...complaints, `${modules.length} modules, ${imports} imports, ${complaints.length} complaints`].join('\n'),
);
process.exitCode = complaints.length > 0 ? 1 : 0;
