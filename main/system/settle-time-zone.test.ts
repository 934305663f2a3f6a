import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleTimeZone } from './settle-time-zone.ts';

let folder: string;
let localTimeFile: string;
const before = process.env.TZ;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-zone-'));
  localTimeFile = join(folder, 'localtime');
  mkdirSync(join(folder, 'zoneinfo', 'Asia'), { recursive: true });
  writeFileSync(join(folder, 'zoneinfo', 'Asia', 'Tokyo'), '');
  symlinkSync(join(folder, 'zoneinfo', 'Asia', 'Tokyo'), localTimeFile);
});
afterEach(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  rmSync(folder, { recursive: true, force: true });
});

const zoneNow = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

describe.skipIf(process.platform === 'win32')('the time zone of the process', () => {
  it.each([':/etc/localtime', 'Mars/Base', 'UTC+3'])('is the one of the computer where TZ is %s', (zone) => {
    process.env.TZ = zone;
    expect(settleTimeZone(process.env, localTimeFile).TZ).toBe(zone);
    expect(zoneNow()).toBe('Asia/Tokyo');
  });

  it('is UTC where TZ is empty, or where the computer names none', () => {
    process.env.TZ = '';
    settleTimeZone(process.env, localTimeFile);
    expect(zoneNow()).toBe('UTC');
    process.env.TZ = ':/etc/localtime';
    settleTimeZone(process.env, join(folder, 'nothing'));
    expect(zoneNow()).toBe('UTC');
  });

  it('stays what TZ names', () => {
    process.env.TZ = 'Europe/Berlin';
    settleTimeZone(process.env, localTimeFile);
    expect(process.env.TZ).toBe('Europe/Berlin');
  });
});
