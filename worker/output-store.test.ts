import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logsInitial } from '../main/store/migrations/logs-0001-initial.ts';
import { createJournal } from './journal.ts';
import { openOutputStore } from './output-store.ts';
import type { ParentChannel } from './parent-channel.ts';
import { neverStarted } from './run-task.ts';

// The same SQLite as the product's: two copies of it in one process do not see each other's locks.
let logs: Database.Database;
beforeEach(() => {
  logs = new Database(join(mkdtempSync(join(tmpdir(), 'downbeat-worker-')), 'logs.db'));
  logs.pragma('journal_mode = WAL');
  logs.exec(logsInitial.sql);
});
afterEach(() => {
  logs.close();
  rmSync(dirname(logs.name), { recursive: true });
});

const outcome = neverStarted('0198c0de-0000-7000-8000-000000000000', 'failed', 'For the test.');
const chunk = (size: number) => ({
  runId: outcome.runId,
  seq: 1,
  at: 1,
  stream: 1 as const,
  parts: [Buffer.alloc(size, 'x')],
  bytes: size,
  taken: false,
});

/** A journal whose reports the test receives one by one. */
function openJournal(onProblem: (error: Error) => void) {
  const store = openOutputStore(logs.name, onProblem);
  let told: (message: unknown) => void = () => {};
  const send = vi.fn((message) => told(message));
  const channel: ParentChannel = { send, onMessage() {}, onGone() {}, drained: () => Promise.resolve() };
  const reported = new Promise((resolve) => {
    told = resolve;
  });
  return { store, journal: createJournal(store, channel, onProblem), reported };
}

it('keeps outcomes where output no longer fits', () => {
  const onProblem = vi.fn();
  const store = openOutputStore(logs.name, onProblem);
  logs.exec(`CREATE TRIGGER full BEFORE INSERT ON chunks BEGIN SELECT RAISE(ABORT, 'disk is full'); END`);
  expect(store.write([chunk(10)], [outcome])).toBe('failed');
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ message: 'disk is full' }));
  expect(logs.prepare('SELECT finished FROM outcomes').pluck().get()).toBe(JSON.stringify(outcome));
  store.close();
});

it('reports outcomes although there is no database', async () => {
  const onProblem = vi.fn();
  logs.exec('DROP TABLE outcomes');
  const { journal, reported, store } = openJournal(onProblem);
  journal.finished(outcome);
  expect(await reported).toMatchObject({ finished: [outcome] });
  expect(onProblem).toHaveBeenCalled();
  store.close();
});

it('waits for another writer, says that it is full meanwhile, and loses nothing', async () => {
  const { journal, reported, store } = openJournal(() => {});
  logs.exec('BEGIN IMMEDIATE');
  const large = chunk(5_000_000);
  journal.append(large);
  journal.grew(large.runId, large.bytes);
  journal.finished(outcome);
  expect(journal.full).toBe(true);
  const roomy = new Promise<void>((resolve) => journal.whenRoomy(resolve));
  logs.exec('COMMIT');
  await roomy;
  expect(await reported).toMatchObject({ finished: [outcome] });
  expect(journal.full).toBe(false);
  expect(logs.prepare('SELECT length(data) FROM chunks').pluck().get()).toBe(5_000_000);
  store.close();
});
