import type { CatchUp, Overlap } from '../../shared/model/entry.ts';
import type { CrontabSchedule, IntervalSchedule } from '../../shared/model/schedule.ts';
import type { ScriptShell } from './shells.ts';

/** One schedule as the form holds it: both kinds side by side, so that switching between them loses nothing. */
export interface EntryValues {
  /** Stays the same while the form is open; new schedules have no id yet. */
  key: string;
  id: string | undefined;
  enabled: boolean;
  kind: 'interval' | 'crontab';
  every: number | string;
  unit: IntervalSchedule['unit'];
  align: IntervalSchedule['align'];
  mode: IntervalSchedule['mode'];
  anchorAt: number | undefined;
  expression: string;
  dialect: CrontabSchedule['dialect'];
  timeZone: string;
  catchUp: CatchUp['policy'];
  catchUpWindowMs: number | null;
  catchUpLimit: number | string;
  overlap: Overlap;
}

/** One environment variable as the form holds it. */
interface VariableValues {
  key: string;
  name: string;
  value: string;
}

/** Everything the editor's form holds. */
export interface EditorValues {
  name: string;
  notes: string;
  tags: string[];
  kind: 'command' | 'script';
  /** Program and arguments as one line. */
  command: string;
  shell: ScriptShell;
  script: string;
  workingFolder: string;
  environment: VariableValues[];
  timeLimitMs: number | null;
  stopGraceMs: number;
  entries: EntryValues[];
}
