import type { EntryView } from '../../../shared/api.ts';
import { AppError } from '../../../shared/error.ts';
import type { App } from '../../app.ts';
import { isWholeId, meansId, shortId } from './short-id.ts';

/** The entry of an id, of its beginning or its end, or the only entry of a task. */
export async function findEntry(api: App['api'], reference: string): Promise<EntryView> {
  const found = named(await api.entry.list({}), reference);
  if (found.length > 1) throw ambiguous(found, reference);
  if (!found[0]) throw missing(reference);
  return found[0];
}

/** An entry to ask about; what is known of it now is missing where it was removed. */
export interface FoundEntry {
  readonly id: string;
  readonly entry: EntryView | null;
}

/** The entry of an id, even of one that was removed, or all entries of a task. */
export async function findEntries(api: App['api'], reference: string): Promise<FoundEntry[]> {
  const found = named(await api.entry.list({}), reference);
  const [first] = found;
  if (!first) {
    if (isWholeId(reference)) return [{ id: reference.toLowerCase(), entry: null }];
    throw missing(reference);
  }
  if (found.some(({ taskId }) => taskId !== first.taskId)) throw ambiguous(found, reference);
  return found.map((entry) => ({ id: entry.id, entry }));
}

function named(entries: readonly EntryView[], reference: string): EntryView[] {
  const byId = entries.filter(({ id }) => meansId(reference, id));
  if (byId.length > 0) return byId;
  return entries.filter(
    ({ taskName, taskId }) => taskName.toLowerCase() === reference.toLowerCase() || taskId === reference,
  );
}

function ambiguous(found: readonly EntryView[], reference: string): AppError {
  const some = found.slice(0, 5).map(({ id, sentence }) => `${shortId(id)} (${sentence})`);
  return new AppError('CONFLICT', `“${reference}” could be any of the entries ${some.join(', ')}: give the id of one.`);
}

function missing(reference: string): AppError {
  return new AppError(
    'NOT_FOUND',
    `There is no entry “${reference.slice(0, 60)}”, nor a task of that name that has one.`,
  );
}
