import { invalid } from '../../shared/error.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import type { RegistryStore } from './registry-store.ts';

/**
 * Refuses an entry that follows a task which does not exist, or that follows the entry's own task in turn, through however
 * many others: such a chain would never end. `lenient` lets tasks be missing that may come later.
 */
export function checkChain(
  taskName: string,
  schedule: Schedule,
  store: Pick<RegistryStore, 'findTask' | 'followedBy'>,
  lenient: boolean,
  path: string,
): void {
  if (schedule.kind !== 'event' || schedule.on.type !== 'taskEnded') return;
  const field = `${path}.schedule.on.task`;
  const followed = schedule.on.task;
  const circle = findCircle(taskName, followed, store);
  if (circle !== null) throw invalid(field, `the tasks follow each other in a circle: ${shown(circle)}`);
  if (lenient || store.findTask(followed) !== null) return;
  throw invalid(field, `there is no task “${followed}”`);
}

function findCircle(start: string, followed: string, store: Pick<RegistryStore, 'followedBy'>): string[] | null {
  const seen = new Set<string>();
  const open: string[][] = [[start, followed]];
  for (let chain = open.pop(); chain; chain = open.pop()) {
    const name = chain.at(-1) ?? '';
    if (isSameName(name, start)) return chain;
    if (seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    for (const next of store.followedBy(name)) open.push([...chain, next]);
  }
  return null;
}

function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function shown(circle: readonly string[]): string {
  const names = circle.map((name) => `“${name}”`);
  return (names.length > 6 ? [...names.slice(0, 4), '…', ...names.slice(-1)] : names).join(' follows ');
}
