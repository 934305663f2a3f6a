import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrCreateToken } from './token.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is made once, for this user only', () => {
  const token = readOrCreateToken(folder);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(readOrCreateToken(folder)).toBe(token);
  expect(statSync(join(folder, 'token')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['token']);
});

it('replaces a file that holds none', () => {
  writeFileSync(join(folder, 'token'), '');
  const token = readOrCreateToken(folder);
  expect(readFileSync(join(folder, 'token'), 'utf8')).toBe(`${token}\n`);
});

it('says when the folder cannot be written', () => {
  expect(() => readOrCreateToken(join(folder, 'missing'))).toThrow(/data folder .*missing cannot be used/);
});
