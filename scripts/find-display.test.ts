import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDisplay } from './find-display.ts';

let bin = '';
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'downbeat-display-'));
  for (const name of ['xvfb-run', 'dbus-run-session']) {
    writeFileSync(join(bin, name), '');
    chmodSync(join(bin, name), 0o755);
  }
});
afterAll(() => rmSync(bin, { recursive: true, force: true }));

it.runIf(process.platform === 'linux')('makes a display where there is none and one can be made', () => {
  expect(findDisplay({ PATH: bin })).toEqual({ before: ['dbus-run-session', '--', 'xvfb-run', '-a'] });
  expect(findDisplay({ PATH: bin, DISPLAY: ':0' })).toEqual({ before: ['dbus-run-session', '--'] });
  expect(findDisplay({ PATH: '', DISPLAY: ':0' })).toEqual({ before: [] });
  expect(findDisplay({ PATH: '' })).toHaveProperty('missing');
});
