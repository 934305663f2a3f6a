import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(360), height: z.int().min(320) });

/** What the desktop app remembers about its window from one start to the next. */
const WindowState = z.object({
  bounds: Bounds.optional().catch(undefined),
  maximized: z.boolean().catch(false),
  /** Whether somebody was told that closing the window leaves the beat running. */
  toldAboutTray: z.boolean().catch(false),
});
export type WindowState = z.infer<typeof WindowState>;
export type Bounds = z.infer<typeof Bounds>;

/** Reads what is remembered; anything unreadable counts as nothing. */
export function readWindowState(file: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { bounds: undefined, maximized: false, toldAboutTray: false };
  }
}

/** Remembers; a disk that is full costs no more than the memory. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // Nothing depends on it.
  }
}

/** The bounds if enough of them lies on one of the screens to grab the window; undefined otherwise. */
export function boundsOnScreen(bounds: Bounds | undefined, screens: readonly Bounds[]): Bounds | undefined {
  const reachable = (screen: Bounds) =>
    bounds !== undefined &&
    Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x) >= 100 &&
    bounds.y >= screen.y &&
    bounds.y < screen.y + screen.height - 40;
  return screens.some(reachable) ? bounds : undefined;
}
