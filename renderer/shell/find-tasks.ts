/** The first tasks whose name fits, those whose name begins with the words before the rest; none without words. */
export function findTasks<Task extends { name: string }>(tasks: readonly Task[], words: string, most: number): Task[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [];
  const begins: Task[] = [];
  const contains: Task[] = [];
  for (const task of tasks) {
    const at = task.name.toLowerCase().indexOf(wanted);
    if (at === 0) begins.push(task);
    else if (at > 0 && contains.length < most) contains.push(task);
    if (begins.length === most) break;
  }
  return [...begins, ...contains].slice(0, most);
}
