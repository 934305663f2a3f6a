import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readImportGraph } from './import-graph.ts';

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

function project(files: Record<string, string>): string {
  root = mkdtempSync(join(tmpdir(), 'downbeat-imports-'));
  writeFileSync(join(root, 'tsconfig.json'), '{}');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const anything = 'export const anything = 1;';
const anyType = 'export type Any = 1;';

it('finds nothing where the table is kept', async () => {
  const graph = await readImportGraph(
    project({
      'shared/model/task.ts': anyType,
      'main/beat/beat-store.ts': "import type { Any } from '../../shared/model/task.ts'; export type Store = Any;",
      'main/store/store.ts': "import type { Store } from '../beat/beat-store.ts'; export const store = 1 as Store;",
      'main/app.ts': "import { store } from './store/store.ts'; export const app = store;",
      'main/hosts/cli/main.ts': "import { app } from '../../app.ts'; export const cli = app;",
    }),
  );
  expect(graph).toMatchObject({ violations: [], unseen: [] });
  expect(graph.modules).toHaveLength(5);
});

const broken: [rule: string, files: Record<string, string>][] = [
  ['shared', { 'shared/a.ts': "import { join } from 'node:path'; export const a = join;" }],
  ['core', { 'main/beat/a.ts': "import { s } from '../store/s.ts'; export const a = s;", 'main/store/s.ts': anything }],
  [
    'core',
    { 'main/queue/a.ts': "import type { S } from '../store/s.ts'; export type A = S;", 'main/store/s.ts': anyType },
  ],
  ['core', { 'main/transfer/a.ts': "import { readFileSync } from 'node:fs'; export const a = readFileSync;" }],
  [
    'store',
    { 'main/store/a.ts': "import { api } from '../api/b.ts'; export const a = api;", 'main/api/b.ts': anything },
  ],
  [
    'core-downward',
    { 'main/queue/a.ts': "import { b } from '../engines/b.ts'; export const a = b;", 'main/engines/b.ts': anything },
  ],
  [
    'core-base',
    { 'main/beat/a.ts': "import { b } from '../queue/b.ts'; export const a = b;", 'main/queue/b.ts': anything },
  ],
  [
    'interfaces-only',
    { 'main/store/a.ts': "import { b } from '../beat/b.ts'; export const a = b;", 'main/beat/b.ts': anything },
  ],
  ['api', { 'main/api/a.ts': "import { s } from '../store/s.ts'; export const a = s;", 'main/store/s.ts': anything }],
  [
    'app',
    { 'main/app.ts': "import { h } from './hosts/cli/h.ts'; export const a = h;", 'main/hosts/cli/h.ts': anything },
  ],
  [
    'system-is-wired-in',
    { 'main/api/a.ts': "import { s } from '../system/s.ts'; export const a = s;", 'main/system/s.ts': anything },
  ],
  [
    'host-cli',
    {
      'main/hosts/cli/main.ts': "export const h = () => import('../headless/main.ts');",
      'main/hosts/headless/main.ts': anything,
    },
  ],
  ['worker', { 'worker/a.ts': "import { b } from '../main/b.ts'; export const a = b;", 'main/b.ts': anything }],
  [
    'renderer-page',
    {
      'renderer/runs/a.tsx': "import { t } from '../tasks/t.tsx'; export const a = t;",
      'renderer/tasks/t.tsx': anything,
    },
  ],
  [
    'renderer',
    { 'renderer/runs/a.tsx': "import { b } from '../../main/b.ts'; export const a = b;", 'main/b.ts': anything },
  ],
  ['renderer-no-node', { 'renderer/runs/a.tsx': "import { join } from 'node:path'; export const a = join;" }],
  [
    'no-cycle',
    {
      'worker/a.ts': "import type { B } from './b.ts'; export type A = B;",
      'worker/b.ts': "import type { A } from './a.ts'; export type B = A;",
    },
  ],
  [
    'no-index',
    { 'worker/a.ts': "import { b } from './b/index.ts'; export const a = b;", 'worker/b/index.ts': anything },
  ],
  ['resolvable', { 'worker/a.ts': "import { b } from './missing.ts'; export const a = b;" }],
  ['no-orphan', { 'worker/a.ts': anything }],
];

it.each(broken)('reports what breaks the rule %s', async (rule, files) => {
  const { violations } = await readImportGraph(project(files));
  expect(violations.map((violation) => violation.split(':', 1)[0])).toContain(rule);
});

it('notices an import that was not looked at', async () => {
  const { unseen } = await readImportGraph(
    project({ 'worker/a.ts': "/*\nimport { b } from './b.ts';\n*/\nexport const a = 1;", 'worker/b.ts': anything }),
  );
  expect(unseen).toEqual(['worker/a.ts → worker/b.ts']);
});
