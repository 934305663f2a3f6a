import { invalid } from '../../shared/error.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { nameKey } from '../../shared/name-key.ts';
import type { RegistryStore } from './registry-store.ts';

/** A schedule of a task, which may follow another; `path` names the entry in complaints. */
export interface ChainLink {
  readonly taskName: string;
  readonly schedule: Schedule;
  readonly path: string;
}

/**
 * Refuses an entry that follows a task which does not exist, or that follows the entry's own task in turn, through however
 * many others: such a chain would never end. `lenient` lets tasks be missing that may come later.
 */
export function checkChain(
  { taskName, schedule, path }: ChainLink,
  store: Pick<RegistryStore, 'findTask' | 'followedBy'>,
  lenient: boolean,
): void {
  const followed = followedTask(schedule);
  if (followed === null) return;
  const field = `${path}.schedule.on.task`;
  refuseCircle(field, findCircle(taskName, [followed], store, new Set()));
  const task = store.findTask(followed);
  // Tasks are followed by name, so that schedules travel; an id would never be heard of again.
  if (task !== null && nameKey(task.name) !== nameKey(followed)) {
    throw invalid(field, `must be the name of the task, “${task.name}”, not its id`);
  }
  if (lenient || task !== null) return;
  throw invalid(field, `there is no task “${followed}”`);
}

/** Refuses many entries, all of them saved already, whose tasks follow each other in a circle; looks at each task once. */
export function checkChains(links: readonly ChainLink[], store: Pick<RegistryStore, 'followedBy'>): void {
  const clear = new Set<string>();
  for (const { taskName, schedule, path } of links) {
    const followed = followedTask(schedule);
    if (followed === null) continue;
    refuseCircle(`${path}.schedule.on.task`, findCircle(taskName, [followed], store, clear));
  }
}

function followedTask(schedule: Schedule): string | null {
  return schedule.kind === 'event' && schedule.on.type === 'taskEnded' ? schedule.on.task : null;
}

function refuseCircle(field: string, circle: readonly string[] | null): void {
  if (circle === null) return;
  const names = circle.map((name) => `“${name}”`);
  const shown = names.length > 6 ? [...names.slice(0, 4), '…', ...names.slice(-1)] : names;
  throw invalid(field, `the tasks follow each other in a circle: ${shown.join(' follows ')}`);
}

/** The first circle on the way up from what `start` follows; tasks whose ways have all been looked at are added to `clear`. */
function findCircle(
  start: string,
  follows: readonly string[],
  store: Pick<RegistryStore, 'followedBy'>,
  clear: Set<string>,
): string[] | null {
  const way = [{ name: start, open: [...follows] }];
  const onWay = new Set([nameKey(start)]);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const next = last.open.pop();
    if (next === undefined) {
      way.pop();
      onWay.delete(nameKey(last.name));
      // Of the first task, one of several ways was looked at.
      if (way.length > 0) clear.add(nameKey(last.name));
    } else if (onWay.has(nameKey(next))) {
      const names = way.map(({ name }) => name);
      return [...names.slice(names.findIndex((name) => nameKey(name) === nameKey(next))), next];
    } else if (!clear.has(nameKey(next))) {
      onWay.add(nameKey(next));
      way.push({ name: next, open: [...store.followedBy(next)] });
    }
  }
  return null;
}
