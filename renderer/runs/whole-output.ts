import type { Run } from '../../shared/model/run.ts';
import type { Orpc } from '../api/orpc.ts';
import { plainText, type StreamChoice } from './output-text.ts';
import { readOutput } from './read-output.ts';

/** All that a run has written so far, in pieces. */
export async function wholeOutput(orpc: Orpc, id: string, streams: StreamChoice): Promise<string[]> {
  const parts: string[] = [];
  for await (const chunks of readOutput(orpc, id, 0, new AbortController().signal))
    parts.push(plainText(chunks, streams));
  return parts;
}

/** A name for a run's output as a file: the task's name and when it started. */
export function outputFileName({
  taskName,
  startedAt,
  queuedAt,
}: Pick<Run, 'taskName' | 'startedAt' | 'queuedAt'>): string {
  const name = taskName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'run';
  const at = new Date(startedAt ?? queuedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${name}_${at}.txt`;
}
