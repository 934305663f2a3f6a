import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boundsOnScreen, readWindowState, writeWindowState } from './window-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bounds = { x: 10, y: 20, width: 900, height: 600 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

it('is remembered', () => {
  const file = join(folder, 'window.json');
  const state = { bounds, maximized: true, toldAboutTray: true };
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
});

it.each(['', '[]', '{"bounds":{"width":5},"maximized":"yes"}'])('starts anew after reading %j', (text) => {
  const file = join(folder, 'window.json');
  writeFileSync(file, text);
  expect(readWindowState(file)).toEqual({ bounds: undefined, maximized: false, toldAboutTray: false });
});

it('is forgotten where its screen is gone', () => {
  expect(boundsOnScreen(bounds, [screen])).toEqual(bounds);
  expect(boundsOnScreen({ ...bounds, x: 2500 }, [screen])).toBeUndefined();
  expect(boundsOnScreen({ ...bounds, x: 2500 }, [screen, { ...screen, x: 1920 }])).toBeDefined();
  expect(boundsOnScreen(undefined, [screen])).toBeUndefined();
});
