import type { Run } from '../../shared/model/run.ts';
import type { Clock } from '../beat/clock.ts';
import type { Alert } from './alert.ts';

/** Lets alerts through, but no flood of them. */
export interface AlertGate {
  offer(taskId: Run['taskId'], alert: Alert): void;
  /** Forgets what waits. */
  close(): void;
}

interface Waiting {
  count: number;
  latest: Alert | null;
  cancel: () => void;
}

/** Shows a task's first alert at once, then at most one a minute: the latest, with how many it stands for. */
export function createAlertGate(clock: Clock, show: (alert: Alert) => void, quietMs = 60_000): AlertGate {
  const tasks = new Map<string, Waiting>();

  const startQuiet = (taskId: string) => {
    tasks.set(taskId, { count: 0, latest: null, cancel: clock.after(quietMs, () => endQuiet(taskId)) });
  };

  const endQuiet = (taskId: string) => {
    const waiting = tasks.get(taskId);
    tasks.delete(taskId);
    if (!waiting?.latest) return;
    startQuiet(taskId);
    show(waiting.count === 1 ? waiting.latest : withCount(waiting.latest, waiting.count));
  };

  return {
    offer(taskId, alert) {
      const waiting = tasks.get(taskId);
      if (waiting) {
        waiting.count += 1;
        waiting.latest = alert;
        return;
      }
      startQuiet(taskId);
      show(alert);
    },
    close() {
      for (const { cancel } of tasks.values()) cancel();
      tasks.clear();
    },
  };
}

function withCount(alert: Alert, count: number): Alert {
  return { ...alert, title: `${alert.title}, ${count} times in the last minute` };
}
