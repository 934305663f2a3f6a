/** What is spawned for a run. */
export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  /** Text for its stdin, which is empty otherwise. */
  readonly input?: string;
  /** On Windows: `args` are one command line already. */
  readonly verbatim?: boolean;
  /** What `program` is to the person who wrote the task. */
  readonly noun: 'program' | 'shell';
  /** Called when the run has ended. */
  cleanUp?(): void;
}
