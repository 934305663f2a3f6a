import type { TaskView } from '../../shared/api.ts';

/** The moment a task is due next, and the zone of the schedule that says so; null when nothing is to come, or all is paused. */
export function nextDue(task: Pick<TaskView, 'entries'>): { at: number; timeZone: string } | null {
  let next: { at: number; timeZone: string } | null = null;
  for (const { enabled, nextRunAt, pausedAt, schedule } of task.entries) {
    // While an entry is paused that moment is the end of the pause.
    if (enabled && pausedAt === null && nextRunAt !== null && (next === null || nextRunAt < next.at))
      next = { at: nextRunAt, timeZone: schedule.timeZone };
  }
  return next;
}

/** Whether anything schedules the task at present. */
export function isOn(task: Pick<TaskView, 'entries'>): boolean {
  return task.entries.some(({ enabled }) => enabled);
}
