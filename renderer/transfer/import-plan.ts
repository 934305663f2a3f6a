import type { ConflictChoice, ImportItem } from '../../shared/model/transfer.ts';

/** What a person decided about each task of a file: whether to take it, and what to do where its name exists. */
export interface ImportPlan {
  left: ReadonlySet<string>;
  choices: Readonly<Record<string, ConflictChoice>>;
}

/** Take all, replace nothing. */
export const untouchedPlan: ImportPlan = { left: new Set(), choices: {} };

/** What happens to a conflicting task. */
export function choiceFor(plan: ImportPlan, name: string): ConflictChoice {
  return plan.choices[name] ?? 'skip';
}

/** Whether a task will be brought in as far as its checkbox goes. */
export function isTaken(plan: ImportPlan, item: Pick<ImportItem, 'name' | 'change'>): boolean {
  return item.change !== 'same' && !plan.left.has(item.name);
}

/** The plan with a task taken or left. */
export function take(plan: ImportPlan, names: readonly string[], isWanted: boolean): ImportPlan {
  const left = new Set(plan.left);
  for (const name of names) {
    if (isWanted) left.delete(name);
    else left.add(name);
  }
  return { ...plan, left };
}

/** The plan with another choice for conflicting tasks. */
export function choose(plan: ImportPlan, names: readonly string[], choice: ConflictChoice): ImportPlan {
  return { ...plan, choices: { ...plan.choices, ...Object.fromEntries(names.map((name) => [name, choice])) } };
}

/** How many tasks the plan would create and change. */
export function countPlan(plan: ImportPlan, items: readonly ImportItem[]): { created: number; replaced: number } {
  let created = 0;
  let replaced = 0;
  for (const item of items) {
    if (!isTaken(plan, item)) continue;
    const choice = item.change === 'new' ? 'rename' : choiceFor(plan, item.name);
    if (choice === 'rename') created++;
    if (choice === 'replace') replaced++;
  }
  return { created, replaced };
}

/** The plan as the host takes it. */
export function planInput(
  plan: ImportPlan,
  items: readonly ImportItem[],
): { take: string[]; conflicts: Record<string, ConflictChoice> } {
  const taken = items.filter((item) => isTaken(plan, item));
  const conflicts = taken.filter(({ change }) => change === 'conflict');
  return {
    take: taken.map(({ name }) => name),
    conflicts: Object.fromEntries(conflicts.map(({ name }) => [name, choiceFor(plan, name)])),
  };
}
