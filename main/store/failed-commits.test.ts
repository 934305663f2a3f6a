import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewRun } from '../beat/beat-store.ts';
import { openScratchStore } from '../testing/scratch-store.ts';

let scratch: ReturnType<typeof openScratchStore>;
beforeEach(() => {
  scratch = openScratchStore();
});
afterEach(() => scratch.dispose());

const manual: NewRun = {
  taskId: '0197a000-0000-7000-8000-000000000001',
  taskName: 't',
  entryId: null,
  clockEra: 0,
  scheduledFor: null,
  firstScheduledFor: null,
  dueCount: 0,
  state: 'queued',
  trigger: 'manual',
  reason: null,
  lateReason: null,
  queuedAt: 0,
  readyAt: null,
  parameters: null,
  finishedAt: null,
};

/** Lets statements about runs succeed and their commit fail, as it does where the disk has become full. */
function failCommits(after: 'INSERT' | 'UPDATE'): void {
  const database = new Database(scratch.store.databaseFile);
  database.exec(`
    CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER orphan AFTER ${after} ON runs BEGIN INSERT INTO children VALUES (1); END;`);
  database.close();
}

it('a run that could not be kept was not started', () => {
  failCommits('INSERT');
  expect(() => scratch.store.runs.insert(manual)).toThrow(/FOREIGN KEY/);
  expect(scratch.store.runs.page({}, null, 10)).toEqual([]);
});

it('a run whose end could not be kept was not cancelled', () => {
  const { id } = scratch.store.runs.insert(manual);
  failCommits('UPDATE');
  expect(() => scratch.store.queue.cancelQueued(id, 'Stopped by hand.', 1)).toThrow(/FOREIGN KEY/);
  expect(scratch.store.runs.find(id)?.state).toBe('queued');
});
