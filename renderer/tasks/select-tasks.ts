import type { TaskView } from '../../shared/api.ts';

/** The tasks that carry the tag and in whose name, tags or schedule the words occur. */
export function selectTasks(tasks: readonly TaskView[], text: string, tag: string | undefined): TaskView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return tasks.filter((task) => {
    if (tag !== undefined && !task.tags.includes(tag)) return false;
    if (words.length === 0) return true;
    const haystack = [task.name, ...task.tags, ...task.entries.map(({ sentence }) => sentence)]
      .join('\n')
      .toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Every tag in use, in alphabetical order. */
export function tagsOf(tasks: readonly TaskView[]): string[] {
  return [...new Set(tasks.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
}
