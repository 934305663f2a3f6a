import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A living process; `identity` tells it from a later one with the same number. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly identity: string;
}

/** The variable that every process of a run inherits, so that it can be found wherever it went. */
export const marker = 'DOWNBEAT_RUN_ID';

/** What was running at one moment. */
export interface ProcessTable {
  readonly rows: readonly ProcessRow[];
  /** The processes that carry a run's marker; none where the platform does not show it. */
  marked(runId: string): readonly ProcessRow[];
}

let current: ProcessTable | undefined;

/** Looks at all processes of the machine; calls in the same turn of the loop share one look. */
export function readProcessTable(): ProcessTable {
  if (current !== undefined) return current;
  setImmediate(() => {
    current = undefined;
  });
  current = process.platform === 'linux' ? readProc() : { rows: readPs(), marked: () => [] };
  return current;
}

function readProc(): ProcessTable {
  const rows: ProcessRow[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name of the program may hold blanks and parentheses; the fields after it may not.
    const stat = readOrEmpty(`/proc/${name}/stat`);
    const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === undefined || 'ZX'.includes(state)) continue;
    const startedAt = rest[16];
    rows.push({ pid: Number(name), parent: Number(parent), group: Number(group), identity: `${name}:${startedAt}` });
  }
  let byRun: Map<string, ProcessRow[]> | undefined;
  return {
    rows,
    marked(runId) {
      // Processes of no run are kept under the empty name.
      if (runId === '') return [];
      byRun ??= groupBy(rows, ({ pid }) => runOf(pid));
      return byRun.get(runId) ?? [];
    },
  };
}

/** Gathers rows under a key; `Map.groupBy` is missing in the oldest Node that runs this. */
export function groupBy<K>(rows: readonly ProcessRow[], keyOf: (row: ProcessRow) => K): Map<K, ProcessRow[]> {
  const groups = new Map<K, ProcessRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function runOf(pid: number): string {
  const start = `${marker}=`;
  const environment = readOrEmpty(`/proc/${pid}/environ`).split('\0');
  return environment.find((variable) => variable.startsWith(start))?.slice(start.length) ?? '';
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function readPs(): ProcessRow[] {
  if (process.platform === 'win32') return [];
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,lstart='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...startedAt] = line.trim().split(/\s+/);
    if (state === undefined || state.startsWith('Z')) return [];
    return [
      { pid: Number(pid), parent: Number(parent), group: Number(group), identity: `${pid}:${startedAt.join(' ')}` },
    ];
  });
}
