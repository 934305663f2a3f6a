import type { CatchUp, Exclusions, Overlap } from '../../shared/model/entry.ts';
import type {
  CrontabSchedule,
  EventSchedule,
  IntervalSchedule,
  Schedule,
  SolarSchedule,
} from '../../shared/model/schedule.ts';
import type { MomentValues } from './moment-values.ts';
import type { ScriptShell } from './shells.ts';

/** A moment of the sun and a place. */
interface SolarValues {
  event: SolarSchedule['event'];
  latitude: number | string;
  longitude: number | string;
  /** How far from that moment, in ms, and on which side of it. */
  offsetMs: number;
  side: 'before' | 'after';
}

/** A recurrence rule and what it counts from. */
interface RruleValues {
  /** What is shown in fields is read from this text, so that both are always the same. */
  rule: string;
  start: MomentValues;
}

/** What has to happen; what belongs to other kinds of events is kept. */
export interface EventValues {
  type: EventSchedule['on']['type'];
  path: string;
  task: string;
  outcome: Extract<EventSchedule['on'], { type: 'taskEnded' }>['outcome'];
  delayMs: number;
}

/** Between which moments, and how often at most. */
export interface LimitsValues {
  start: MomentValues;
  end: MomentValues;
  /** Empty for any number. */
  maxRuns: number | string;
}

/** A part of the week that is left out. */
export interface WindowValues {
  key: string;
  /** As chips hold them: `0` is Sunday. */
  weekdays: string[];
  from: string;
  to: string;
}

/** What is left out; each line has a key that stays the same while the form is open. */
export interface ExclusionsValues {
  dates: { key: string; date: string }[];
  windows: WindowValues[];
  calendars: { key: string; path: string }[];
  action: Exclusions['action'];
}

/** One schedule as the form holds it: all kinds side by side, so that switching between them loses nothing. */
export interface EntryValues {
  /** Stays the same while the form is open; new schedules have no id yet. */
  key: string;
  id: string | undefined;
  enabled: boolean;
  kind: Schedule['kind'];
  every: number | string;
  unit: IntervalSchedule['unit'];
  align: IntervalSchedule['align'];
  mode: IntervalSchedule['mode'];
  anchorAt: number | undefined;
  expression: string;
  dialect: CrontabSchedule['dialect'];
  once: MomentValues;
  solar: SolarValues;
  rrule: RruleValues;
  event: EventValues;
  timeZone: string;
  limits: LimitsValues;
  spreadMs: number;
  exclusions: ExclusionsValues;
  catchUp: CatchUp['policy'];
  catchUpWindowMs: number | null;
  catchUpLimit: number | string;
  catchUpStartWithinMs: number;
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
