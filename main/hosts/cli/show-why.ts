import type { Why } from '../../../shared/api.ts';
import type { Context } from './context.ts';
import { plainText } from './plain-text.ts';
import { shortId } from './short-id.ts';

/** Shows why something did, or did not, run. */
export function showWhy({ terminal }: Context, { answer, details, run }: Why): void {
  terminal.line(plainText(answer));
  for (const detail of details) terminal.line(`  ${plainText(detail)}`);
  if (run && run.outputBytes > 0) terminal.line(`  What it wrote: downbeat log ${shortId(run.id)}`);
}
