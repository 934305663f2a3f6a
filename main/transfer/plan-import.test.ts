import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TransferDocument } from '../../shared/model/transfer.ts';
import { anyDocument } from '../testing/any-document.ts';
import { readDocument, writeDocument } from './document-text.ts';
import { exportTasks, type TaskWithEntries } from './export-tasks.ts';
import { type ImportChoices, planChanges, planImport } from './plan-import.ts';

/** The document's tasks as a data folder would hold them. */
function registered({ tasks }: TransferDocument): TaskWithEntries[] {
  return tasks.map(({ entries, ...task }, index) => {
    const id = `00000000-0000-7000-8000-00000000000${index}`;
    return {
      task: { ...task, id, createdAt: 1, updatedAt: 1 },
      entries: entries.map((entry, place) => {
        const own = { id: `${id.slice(0, -2)}${place}${index}`, taskId: id, nextRunAt: 5, lastScheduledFor: null };
        return { ...entry, ...own, runCount: 0, pausedAt: null, pausedUntil: null, createdAt: 1, updatedAt: 1 };
      }),
    };
  });
}

const document = readDocument(`
downbeat: 1
tasks:
  - name: hello
    options: { kind: command, program: echo, args: [hi] }
    environment: { A: "1" }
    entries:
      - schedule: { kind: interval, every: 1, unit: s, timeZone: UTC }
      - schedule: { kind: crontab, expression: "@daily", timeZone: UTC }
`);
const [hello] = document.tasks;
if (!hello) throw new Error('no task');
const existing = registered(document);
const changed: TransferDocument = {
  downbeat: 1,
  tasks: [
    { ...hello, options: { kind: 'command', program: 'printf', args: ['hi', 'ho'] }, environment: { A: '1', B: '2' } },
  ],
};
const choices = (some: Partial<ImportChoices> = {}): ImportChoices => ({ onConflict: 'skip', conflicts: {}, ...some });

it('finds everything the same after export and import', () => {
  fc.assert(
    fc.property(anyDocument, (some) => {
      const tasks = registered(some);
      const text = writeDocument(exportTasks(tasks), 'yaml');
      expect(planImport(readDocument(text), tasks).every(({ change }) => change === 'same')).toBe(true);
    }),
  );
});

it('leaves ids and moments at home', () => {
  expect(JSON.stringify(exportTasks(existing))).not.toMatch(/[iI]d"|createdAt|updatedAt|nextRunAt|lastScheduledFor/);
});

it('says what is new and what would change', () => {
  expect(planImport(document, [])).toEqual([
    { name: 'hello', change: 'new', differences: [], entryCount: 2, warnings: [] },
  ]);
  expect(planImport(changed, existing)).toMatchObject([
    { change: 'conflict', differences: ['options.program', 'options.args', 'environment.B'] },
  ]);
});

it('compares entries whatever their order', () => {
  const turned = { ...document, tasks: [{ ...hello, entries: hello.entries.toReversed() }] };
  expect(planImport(turned, existing)).toMatchObject([{ change: 'same' }]);
  const fewer = { ...document, tasks: [{ ...hello, entries: hello.entries.slice(1) }] };
  expect(planImport(fewer, existing)).toMatchObject([{ change: 'conflict', differences: ['entries'] }]);
});

it('sees a name in another case as the same task', () => {
  const shouting = { ...document, tasks: [{ ...hello, name: 'HELLO' }] };
  expect(planImport(shouting, existing)).toMatchObject([{ change: 'conflict', differences: ['name'] }]);
});

it('does as it is told where names clash', () => {
  expect(planChanges(changed, existing, choices())).toEqual([{ change: 'skipped', name: 'hello' }]);
  expect(planChanges(changed, existing, choices({ onConflict: 'rename' }))).toMatchObject([
    { change: 'create', task: { name: 'hello (2)' } },
  ]);
  const [replacement] = planChanges(changed, existing, choices({ conflicts: { hello: 'replace' } }));
  expect(replacement).toMatchObject({
    change: 'replace',
    id: existing[0]?.task.id,
    entries: existing[0]?.entries.map(({ id }) => ({ id })),
  });
});

it('takes what was chosen only', () => {
  const two = { ...document, tasks: [hello, { ...hello, name: 'other' }] };
  expect(planChanges(two, [], choices({ take: ['other'] })).map(({ change }) => change)).toEqual(['skipped', 'create']);
  expect(() => planChanges(two, [], choices({ take: ['third'] }))).toThrow(/no task “third”/);
  expect(planChanges(document, existing, choices())).toEqual([{ change: 'unchanged', name: 'hello' }]);
});

it('renames to a name that nothing has', () => {
  const more = { ...changed, tasks: [...changed.tasks, { ...hello, name: 'Hello (2)' }] };
  const [renamed] = planChanges(more, existing, choices({ onConflict: 'rename' }));
  expect(renamed).toMatchObject({ change: 'create', task: { name: 'hello (3)' } });
});
