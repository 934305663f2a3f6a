import type { RunFinished, RunStarted } from '../shared/worker-api.ts';
import { createArena } from './arena.ts';
import type { PendingChunk } from './output.ts';
import type { OutputStore } from './output-store.ts';
import type { ParentChannel } from './parent-channel.ts';
import { createPulse } from './pulse.ts';

/** Gathers what happens in all runs, stores it in one transaction and only then reports how runs ended. */
export interface Journal {
  started(run: RunStarted): void;
  /** Keeps output until it is stored. */
  copy(data: Buffer): Buffer;
  append(chunk: PendingChunk): void;
  grew(runId: string, bytes: number): void;
  finished(outcome: RunFinished): void;
  watch(runId: string, on: boolean): void;
  /** Whether so much waits to be stored that pipes should pause until `whenRoomy` calls. */
  readonly full: boolean;
  whenRoomy(action: () => void): void;
  /** Stores and reports what is left. */
  close(): void;
}

const startedSpacingMs = 5;
/** Small, because the host gives a slot to the next run only when it knows that the last one has ended. */
const finishedSpacingMs = 2;
const outputSpacingMs = 20;
const busySpacingMs = 60;
const largeBatchBytes = 262_144;
const fullBytes = 4_194_304;
/** How long another writer may hold the database before waiting rows are given up. */
const busyLimitMs = 15_000;

/** Makes the journal of this process. */
export function createJournal(store: OutputStore, channel: ParentChannel, onProblem: (error: Error) => void): Journal {
  let chunks: PendingChunk[] = [];
  let started: RunStarted[] = [];
  let finished: RunFinished[] = [];
  let pendingBytes = 0;
  const arena = createArena(2 * largeBatchBytes);
  let busySince: number | undefined;
  let waiting: (() => void)[] = [];
  const watched = new Set<string>();
  const grown = new Set<string>();
  const pulse = createPulse(flush);

  function flush() {
    if (!tryStore()) {
      if (started.length > 0) report([], []);
      return pulse.request(busySpacingMs);
    }
    for (const chunk of chunks) chunk.taken = true;
    chunks = [];
    pendingBytes = 0;
    arena.reset();
    if (started.length + finished.length + grown.size > 0) report(finished, [...grown]);
    finished = [];
    grown.clear();
    const actions = waiting;
    waiting = [];
    for (const action of actions) action();
  }

  function tryStore(): boolean {
    if (store.write(chunks, finished) !== 'busy') {
      busySince = undefined;
      return true;
    }
    const now = performance.now();
    busySince ??= now;
    if (now - busySince < busyLimitMs) return false;
    onProblem(new Error('another process holds the log database'));
    return true;
  }

  function report(ended: RunFinished[], grew: string[]) {
    channel.send({ type: 'report', started, finished: ended, grew });
    started = [];
    for (const { runId } of ended) watched.delete(runId);
  }

  function request(spacingMs: number) {
    pulse.request(busySince === undefined ? spacingMs : busySpacingMs);
  }

  return {
    started(run) {
      started.push(run);
      request(startedSpacingMs);
    },
    copy: arena.copy,
    append: (chunk) => void chunks.push(chunk),
    grew(runId, bytes) {
      pendingBytes += bytes;
      if (watched.has(runId)) grown.add(runId);
      if (pendingBytes >= largeBatchBytes && busySince === undefined) flush();
      else request(outputSpacingMs);
    },
    finished(outcome) {
      finished.push(outcome);
      request(finishedSpacingMs);
    },
    watch(runId, on) {
      if (on) watched.add(runId);
      else watched.delete(runId);
    },
    get full() {
      return pendingBytes >= fullBytes;
    },
    whenRoomy: (action) => void waiting.push(action),
    close() {
      do flush();
      while (chunks.length + finished.length > 0);
    },
  };
}
