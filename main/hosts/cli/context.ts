import type { Terminal } from './terminal.ts';

/** What every command is given; nothing else of the process is touched. */
export interface Context {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
  readonly homeFolder: string;
  readonly timeZone: string;
  now(): number;
  /** Everything on stdin. */
  readInput(): Promise<Buffer>;
  /** Calls `action` when somebody wants to end the command; the result ends that. */
  onInterrupt(action: () => void): () => void;
}
