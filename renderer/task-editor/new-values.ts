import { randomId } from '@mantine/hooks';
import { dayMs } from '../../shared/schedule/calendar.ts';
import { rruleWeekdays } from '../../shared/schedule/rrule-part.ts';
import { wallText } from '../ui/wall-time.ts';
import { cityOfZone } from './cities.ts';
import type { EditorValues, EntryValues } from './editor-values.ts';
import { noMoment } from './moment-values.ts';

/** What a machine makes the obvious choice. */
export interface Machine {
  timeZone: string;
  isWindows: boolean;
}

// Where degrees are counted from, for zones that are named after no city of the list.
const greenwich = { latitude: 51.48, longitude: 0 };

/** An empty form. */
export function emptyValues({ isWindows }: Machine): EditorValues {
  return {
    name: '',
    notes: '',
    tags: [],
    kind: 'command',
    command: '',
    shell: isWindows ? 'pwsh' : 'bash',
    script: '',
    workingFolder: '',
    environment: [],
    timeLimitMs: null,
    stopGraceMs: 5_000,
    entries: [],
  };
}

/** A schedule to begin with: every kind has something that could be saved as it is. */
export function newEntry(timeZone: string, part: Partial<EntryValues> = {}): EntryValues {
  const [tomorrow = ''] = wallText(Date.now() + dayMs, timeZone).split('T');
  const weekday = rruleWeekdays[new Date(`${tomorrow}T00:00Z`).getUTCDay()];
  const { latitude, longitude } = cityOfZone(timeZone) ?? greenwich;
  return {
    key: randomId(),
    id: undefined,
    enabled: true,
    kind: 'interval',
    every: 15,
    unit: 'min',
    align: 'clock',
    mode: 'calendar',
    anchorAt: undefined,
    expression: '0 3 * * *',
    dialect: 'vixie',
    once: { wall: `${tomorrow}T09:00`, at: null },
    solar: { event: 'sunset', latitude, longitude, offsetMs: 0, side: 'after' },
    rrule: { rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`, start: { wall: `${tomorrow}T09:00`, at: null } },
    event: { type: 'networkUp', path: '', task: '', outcome: 'succeeded', delayMs: 0 },
    timeZone,
    limits: { start: noMoment, end: noMoment, maxRuns: '' },
    spreadMs: 0,
    exclusions: { dates: [], windows: [], calendars: [], action: 'skip' },
    catchUp: 'latest',
    catchUpWindowMs: null,
    catchUpLimit: 100,
    catchUpStartWithinMs: 0,
    overlap: 'skip',
    ...part,
  };
}
