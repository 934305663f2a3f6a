import type { EntryView } from '../../../shared/api.ts';
import { AppError } from '../../../shared/error.ts';
import type { App } from '../../app.ts';
import { meansId, shortId } from './short-id.ts';

/** The entry of an id, of its beginning or its end, or the only entry of a task. */
export async function findEntry(api: App['api'], reference: string): Promise<EntryView> {
  const entries = await api.entry.list({});
  const byId = entries.filter(({ id }) => meansId(reference, id));
  const isName = ({ taskName, taskId }: EntryView) =>
    taskName.toLowerCase() === reference.toLowerCase() || taskId === reference;
  const found = byId.length > 0 ? byId : entries.filter(isName);
  if (found.length > 1) {
    const some = found.slice(0, 5).map(({ id, sentence }) => `${shortId(id)} (${sentence})`);
    throw new AppError(
      'CONFLICT',
      `“${reference}” could be any of the entries ${some.join(', ')}: give the id of one.`,
    );
  }
  if (!found[0]) throw new AppError('NOT_FOUND', `There is no entry “${reference.slice(0, 60)}”.`);
  return found[0];
}
