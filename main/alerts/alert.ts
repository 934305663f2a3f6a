import type { Run } from '../../shared/model/run.ts';

/** Something that deserves a person's attention now; a click on it opens the run. */
export interface Alert {
  readonly title: string;
  readonly body: string;
  readonly runId: Run['id'];
}
