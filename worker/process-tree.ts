import { groupBy, type ProcessRow, readProcessTable } from './process-table.ts';

/** All that a run has started, as far as it can be found. */
export interface ProcessTree {
  /** Those that live now. */
  living(): readonly ProcessRow[];
  /** Sends a signal to those that live now; the result says how many there were. */
  signal(name: NodeJS.Signals): number;
}

/**
 * Finds a run's processes by its process group, by descent, by its marker, and by having been seen before: what
 * left the group and lost its parent is still known. `pid` is null where only the marker is known.
 */
export function createProcessTree(runId: string, pid: number | null): ProcessTree {
  const seen = new Set<string>();

  function living(): readonly ProcessRow[] {
    const table = readProcessTable();
    const members = new Map<number, ProcessRow>();
    for (const row of table.rows) {
      if (row.pid === pid || row.group === pid || seen.has(row.identity)) members.set(row.pid, row);
    }
    for (const row of table.marked(runId)) members.set(row.pid, row);
    addDescendants(members, table.rows);
    members.delete(process.pid);
    for (const row of members.values()) seen.add(row.identity);
    return [...members.values()];
  }

  return {
    living,
    signal(name) {
      const rows = living();
      // One call reaches the whole group, even what is being born; the rest is reached one by one.
      if (pid !== null && rows.some(({ group }) => group === pid)) send(-pid, name);
      for (const row of rows) if (row.group !== pid) send(row.pid, name);
      return rows.length;
    },
  };
}

function addDescendants(members: Map<number, ProcessRow>, rows: readonly ProcessRow[]) {
  if (members.size === 0) return;
  const children = groupBy(rows, ({ parent }) => parent);
  const open = [...members.keys()];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const child of children.get(parent) ?? []) {
      if (members.has(child.pid)) continue;
      members.set(child.pid, child);
      open.push(child.pid);
    }
  }
}

function send(target: number, name: NodeJS.Signals) {
  try {
    process.kill(target, name);
  } catch {
    // Gone already, or not ours to signal: the next look tells.
  }
}
