/** Where the command line reads and writes, so that tests can stand in for it. */
export interface Terminal {
  /** Writes text to stdout as it is. */
  write(text: string): void;
  /** Writes a line to stdout. */
  line(text: string): void;
  /** Writes text to stderr as it is. */
  writeProblem(text: string): void;
  /** Writes a line to stderr. */
  problem(text: string): void;
  /** How wide a table may be; null where nobody looks. */
  readonly columns: number | null;
  readonly hasColours: boolean;
}

export interface TerminalStreams {
  readonly out: NodeJS.WriteStream;
  readonly problems: NodeJS.WriteStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The terminal that a process was started in. */
export function createTerminal({ out, problems, environment }: TerminalStreams): Terminal {
  const isPlain = Boolean(environment.NO_COLOR) || environment.TERM === 'dumb';
  return {
    write: (text) => void out.write(text),
    line: (text) => void out.write(`${text}\n`),
    writeProblem: (text) => void problems.write(text),
    problem: (text) => void problems.write(`${text}\n`),
    columns: out.isTTY ? out.columns : null,
    hasColours: Boolean(out.isTTY) && !isPlain,
  };
}
