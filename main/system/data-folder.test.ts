import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseDataFolder, prepareDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['linux', {}, '/home/ada/.local/share/downbeat'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/downbeat'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/downbeat'],
  ['darwin', {}, '/home/ada/Library/Application Support/Downbeat'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Downbeat'],
  ['linux', { DOWNBEAT_DATA: '/elsewhere' }, '/elsewhere'],
] as const)('on %s with %o it is %s', (platform, environment, expected) => {
  expect(chooseDataFolder({ environment, platform, homeFolder: '/home/ada' })).toBe(expected);
});

it('prefers the folder given to the one in the environment', () => {
  expect(chooseDataFolder({ given: '/given', environment: { DOWNBEAT_DATA: '/elsewhere' } })).toBe('/given');
});

it('creates the folder for this user only', () => {
  const path = join(folder, 'a', 'b');
  prepareDataFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('says what is in the way', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => prepareDataFolder(join(folder, 'file'))).toThrow(/there is a file of that name/);
  expect(() => prepareDataFolder(join(folder, 'file', 'below'))).toThrow(/a file, not a folder/);
});

it.runIf(process.platform === 'linux')('gives up where nothing can be created', () => {
  expect(() => prepareDataFolder('/proc/downbeat/data')).toThrow(/cannot be created there/);
});
