import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFileLog } from './log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('has everything on disk once closed, and problems in plain words besides', () => {
  const problems: string[] = [];
  const log = openFileLog({ dataFolder: folder, onProblem: (sentence) => problems.push(sentence) });
  log.info({ port: 1 }, 'Serving.');
  log.warn({ err: new Error('no') }, 'Something is odd.');
  log.close();
  const lines = readFileSync(join(folder, 'downbeat.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['Serving.', 'Something is odd.']);
  expect(problems).toEqual(['Something is odd.']);
});

it('can be closed before anything was logged', () => {
  expect(() => openFileLog({ dataFolder: folder }).close()).not.toThrow();
});
