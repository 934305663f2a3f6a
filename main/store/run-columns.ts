import type { Run } from '../../shared/model/run.ts';

/** A run as the driver returns it under the names of the contract. */
export type RunRow = Omit<Run, 'parameters'> & { readonly parameters: string | null };

const columns = {
  id: 'id',
  taskId: 'task_id',
  taskName: 'task_name',
  entryId: 'entry_id',
  scheduledFor: 'scheduled_for',
  firstScheduledFor: 'first_scheduled_for',
  dueCount: 'due_count',
  state: 'state',
  trigger: 'trigger',
  reason: 'reason',
  lateReason: 'late_reason',
  queuedAt: 'queued_at',
  readyAt: 'ready_at',
  parameters: 'parameters',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  exitCode: 'exit_code',
  signal: 'signal',
  pid: 'pid',
  outputBytes: 'output_bytes',
} as const satisfies Record<keyof Run, string>;

/** The columns of a run for SQL, from the table or alias `from`. */
export function runColumns(from: string): string {
  return Object.entries(columns)
    .map(([name, column]) => `${from}.${column} AS ${name}`)
    .join(', ');
}

/** A run as the contract knows it. */
export function readRun(row: RunRow): Run {
  return { ...row, parameters: row.parameters === null ? null : JSON.parse(row.parameters) };
}
