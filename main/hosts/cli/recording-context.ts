import type { Context } from './context.ts';

/** A context for tests: what was written is in `out` and `problems`. */
export interface RecordingContext extends Context {
  readonly out: () => string;
  readonly problems: () => string;
}

/** A context on a fixed clock, in Berlin, that reads `input` and writes to memory. */
export function recordingContext({ dataFolder = '/nowhere', input = '' } = {}): RecordingContext {
  const out: string[] = [];
  const problems: string[] = [];
  const terminal = {
    write: (text: string) => void out.push(text),
    line: (text: string) => void out.push(text, '\n'),
    writeProblem: (text: string) => void problems.push(text),
    problem: (text: string) => void problems.push(text, '\n'),
    columns: null,
    hasColours: false,
  };
  return {
    terminal,
    environment: { DOWNBEAT_DATA: dataFolder, PATH: '/usr/bin:/bin' },
    currentFolder: '/work',
    homeFolder: '/',
    timeZone: 'Europe/Berlin',
    now: () => Date.parse('2026-03-01T12:00:00Z'),
    readInput: async () => Buffer.from(input),
    onInterrupt: () => () => {},
    out: () => out.join(''),
    problems: () => problems.join(''),
  };
}
