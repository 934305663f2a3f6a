import { readFileSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { invalid } from '../../shared/error.ts';
import type { BlockedTime, ReadCalendar } from '../../shared/schedule/blocked-time.ts';
import type { Clock } from '../beat/clock.ts';
import type { Log } from '../host.ts';
import { icsBlockedTime } from './ics-blocked-time.ts';
import { type IcsFile, readIcs } from './read-ics.ts';

const lookEveryMs = 30_000;
const maxBytes = 20_000_000;

/** Calendars that entries exclude, read from ICS files and followed as those change. */
export interface Calendars {
  /**
   * For what must go on whatever happens: a file that cannot be read any more blocks what it did when it was last read,
   * or nothing where it never was; `problems` says so.
   */
  readonly readCalendar: ReadCalendar;
  /** For what is to be saved: looks at the file now and throws INVALID, at `exclusions.calendars`, where it cannot be read. */
  check(path: string): void;
  /** One sentence for each calendar in use that cannot be read. */
  problems(): string[];
  close(): void;
}

export interface CalendarsParts {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** Called, never while somebody reads, with the files that block other times than before. */
  readonly onChanged: (paths: ReadonlySet<string>) => void;
  /** Told instead of the log why a file cannot be read, and, with null, that it can be again or is not used any more. */
  readonly onProblem?: (path: string, problem: string | null) => void;
  /** The files that entries exclude now; others are forgotten. Without it none is. */
  readonly inUse?: () => ReadonlySet<string>;
}

/** What is known of a file. */
interface Known {
  readonly stamp: string | null;
  readonly file: IcsFile | null;
  readonly problem: string | null;
  readonly zones: Map<string, BlockedTime>;
}

const nothing: BlockedTime = { from: () => null, at: () => null };

/** Builds the reader; it looks after the files it has read until it is closed. */
export function createCalendars({ clock, log, onChanged, onProblem, inUse }: CalendarsParts): Calendars {
  const calendars = new Map<string, Known>();
  let cancelTimer: (() => void) | null = null;
  let isClosed = false;

  function keep(path: string, stamp: string | null, read: () => IcsFile): Known {
    const old = calendars.get(path);
    let known: Known;
    try {
      const file = read();
      if (old?.problem) tell(path, null);
      known = { stamp, file, problem: null, zones: new Map() };
    } catch (error) {
      const problem = sentence(path, error);
      if (old?.problem !== problem) tell(path, problem);
      known = { stamp, file: old?.file ?? null, problem, zones: old?.zones ?? new Map() };
    }
    calendars.set(path, known);
    follow();
    return known;
  }

  function tell(path: string, problem: string | null): void {
    if (onProblem) onProblem(path, problem);
    else if (problem === null) log.info({ path }, 'a calendar can be read again');
    else log.warn({ path }, problem);
  }

  function forget(used: ReadonlySet<string>): void {
    for (const [path, { problem }] of [...calendars]) {
      if (used.has(path)) continue;
      calendars.delete(path);
      if (problem !== null) onProblem?.(path, null);
    }
  }

  function follow(): void {
    if (cancelTimer === null && !isClosed) cancelTimer = clock.after(lookEveryMs, () => void look());
  }

  async function look(): Promise<void> {
    const changed = new Set<string>();
    if (inUse) forget(inUse());
    for (const [path, { stamp, file }] of [...calendars]) {
      const now = await stat(path).then(stampOf, () => null);
      if (isClosed) return;
      if (now === stamp) continue;
      const known = keep(path, now, () => load(path));
      if (known.file !== file) changed.add(path);
    }
    cancelTimer = null;
    if (calendars.size > 0) follow();
    if (changed.size > 0) onChanged(changed);
  }

  /** Reads a file for somebody who wants to save it; what cannot be read is not kept, for it will not be saved. */
  function readNow(path: string): void {
    const stamp = stampNow(path);
    const known = calendars.get(path);
    if (known && known.stamp === stamp && known.problem === null) return;
    const file = load(path);
    keep(path, stamp, () => file);
    // Others that use the file learn of it, but not in the middle of this.
    if (known) clock.after(0, () => isClosed || onChanged(new Set([path])));
  }

  return {
    readCalendar: (path, timeZone) => {
      const known = calendars.get(path) ?? keep(path, stampNow(path), () => load(path));
      const blocked = known.zones.get(timeZone) ?? build(known.file, timeZone);
      known.zones.set(timeZone, blocked);
      return blocked;
    },
    check: (path) => {
      try {
        readNow(path);
      } catch (error) {
        throw invalid('exclusions.calendars', sentence(path, error));
      }
    },
    problems: () => [...calendars.values()].flatMap(({ problem }) => problem ?? []),
    close: () => {
      isClosed = true;
      cancelTimer?.();
    },
  };
}

function build(file: IcsFile | null, timeZone: string): BlockedTime {
  return file === null ? nothing : icsBlockedTime(file, timeZone);
}

function load(path: string): IcsFile {
  if (!isAbsolute(path)) throw new Error('its path is not absolute');
  const found = statSync(path);
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is no file');
  if (found.size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1_000_000} MB`);
  const file = readIcs(readFileSync(path, 'utf8'));
  // Built once here, so that a broken event is found now and not in the middle of a tick.
  icsBlockedTime(file, 'UTC');
  return file;
}

/** What changes when a file does; null where there is none. */
function stampNow(path: string): string | null {
  try {
    return stampOf(statSync(path));
  } catch {
    return null;
  }
}

function stampOf({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${mtimeMs} ${size} ${ino}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it must not be read by this user',
  EPERM: 'it must not be read by this user',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its path leads in circles',
};

function sentence(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return `The calendar “${path.slice(0, 200)}” cannot be read: ${reason}.`;
}
