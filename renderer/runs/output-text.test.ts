import { expect, it } from 'vitest';
import type { OutputChunk } from '../../shared/model/run.ts';
import { plainText, terminalText } from './output-text.ts';
import { outputFileName } from './whole-output.ts';

const chunks: OutputChunk[] = [
  { seq: 1, at: 0, stream: 'stdout', text: 'one\n' },
  { seq: 2, at: 0, stream: 'stderr', text: 'oops\n' },
];

it('shows errors in red among other output, and plain when they are alone', () => {
  expect(terminalText(chunks, 'all')).toBe('one\n\u001b[31moops\n\u001b[39m');
  expect(terminalText(chunks, 'stderr')).toBe('oops\n');
});

it('writes files as the program wrote them', () => {
  expect(plainText(chunks, 'all')).toBe('one\noops\n');
  expect(plainText(chunks, 'stdout')).toBe('one\n');
});

it('names a file after the task and its start', () => {
  const startedAt = Date.UTC(2026, 10, 20, 21, 10, 3);
  expect(outputFileName({ taskName: 'Back up: “photos”', startedAt, queuedAt: 0 })).toBe(
    'Back-up-photos_2026-11-20T21-10-03.txt',
  );
  expect(outputFileName({ taskName: '///', startedAt: null, queuedAt: 0 })).toBe('run_1970-01-01T00-00-00.txt');
});
