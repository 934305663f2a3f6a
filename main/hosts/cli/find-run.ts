import { AppError } from '../../../shared/error.ts';
import type { Run } from '../../../shared/model/run.ts';
import type { App } from '../../app.ts';
import { isWholeId, meansId, shortId } from './short-id.ts';

const pageSize = 1_000;
const mostPages = 20;

/** The run of a whole id, or of its beginning or end among recent runs. */
export async function findRun(api: App['api'], reference: string): Promise<Run> {
  const run = isWholeId(reference) ? await api.run.get({ id: reference }) : await findRecentRun(api, reference);
  if (!run) throw new AppError('NOT_FOUND', `There is no run “${reference.slice(0, 60)}”.`);
  return run;
}

/** The run that a reference means or, for the name or id of a task, that task's latest run which executed. */
export async function findRunOrLatest(api: App['api'], reference: string): Promise<Run> {
  if (isWholeId(reference)) {
    const run = await api.run.get({ id: reference }).catch(notFoundIsNull);
    if (run) return run;
  }
  const task = await api.task.get({ task: reference }).catch(notFoundIsNull);
  if (!task) {
    const run = await findRecentRun(api, reference);
    if (run) return run;
    throw new AppError('NOT_FOUND', `There is no task or run “${reference.slice(0, 60)}”.`);
  }
  const states: Run['state'][] = ['queued', 'running', 'succeeded', 'failed', 'timedOut', 'cancelled', 'lost'];
  const { runs } = await api.run.list({ filter: { taskId: task.id, states }, limit: 1 });
  if (runs[0]) return runs[0];
  throw new AppError('NOT_FOUND', `The task “${task.name}” has not run yet.`);
}

async function findRecentRun(api: App['api'], reference: string): Promise<Run | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { runs, nextCursor } = await api.run.list({
      filter: {},
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    const found = runs.filter(({ id }) => meansId(reference, id));
    if (found.length > 1) {
      const some = found.slice(0, 5).map(({ id }) => shortId(id));
      throw new AppError(
        'CONFLICT',
        `“${reference}” could be any of the runs ${some.join(', ')}: type more of the id.`,
      );
    }
    if (found[0]) return found[0];
    if (nextCursor === null) return undefined;
    cursor = nextCursor;
  }
  return undefined;
}

function notFoundIsNull(error: unknown): null {
  if ((error as { code?: unknown }).code === 'NOT_FOUND') return null;
  throw error;
}
