import type { OutputChunk } from '../../../shared/model/run.ts';
import type { Terminal } from './terminal.ts';

/** Passes a run's output on: stdout to stdout and stderr to stderr, or each piece as a line of JSON. */
export function writeChunks(terminal: Terminal, chunks: readonly OutputChunk[], isJson: boolean): void {
  for (const chunk of chunks) {
    if (isJson) terminal.line(JSON.stringify(chunk));
    else if (chunk.stream === 'stdout') terminal.write(chunk.text);
    else terminal.writeProblem(chunk.text);
  }
}
