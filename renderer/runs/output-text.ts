import type { OutputChunk } from '../../shared/model/run.ts';

/** Which of a run's two streams are shown. */
export type StreamChoice = 'all' | 'stdout' | 'stderr';

const errorColour = '\u001b[31m';
const usualColour = '\u001b[39m';

/** Chunks as a terminal shows them: errors in red, unless they are all there is. */
export function terminalText(chunks: readonly OutputChunk[], streams: StreamChoice): string {
  let text = '';
  for (const { stream, text: piece } of chunks) {
    if (streams !== 'all' && stream !== streams) continue;
    text += stream === 'stderr' && streams === 'all' ? `${errorColour}${piece}${usualColour}` : piece;
  }
  return text;
}

/** Chunks as they were written, for a file or the clipboard. */
export function plainText(chunks: readonly OutputChunk[], streams: StreamChoice): string {
  let text = '';
  for (const { stream, text: piece } of chunks) if (streams === 'all' || stream === streams) text += piece;
  return text;
}
