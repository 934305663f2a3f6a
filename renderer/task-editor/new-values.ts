import { randomId } from '@mantine/hooks';
import type { EditorValues, EntryValues } from './editor-values.ts';

/** What a machine makes the obvious choice. */
export interface Machine {
  timeZone: string;
  isWindows: boolean;
}

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

/** A schedule to begin with. */
export function newEntry(timeZone: string, part: Partial<EntryValues> = {}): EntryValues {
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
    timeZone,
    catchUp: 'latest',
    catchUpWindowMs: null,
    catchUpLimit: 100,
    overlap: 'skip',
    ...part,
  };
}
