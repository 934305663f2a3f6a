import type { RunFinished, RunOrder } from '../../../shared/worker-api.ts';
import type { Host } from '../../host.ts';
import { createWorkerSlot, type SlotEvents, type WorkerSlot } from './worker-slot.ts';

/** Several worker processes that share the orders. */
export interface WorkerPool {
  execute(orders: readonly RunOrder[]): void;
  stop(runId: string, reason: string): void;
  watch(runId: string, on: boolean): void;
  close(reason: string): Promise<void>;
}

/** What the pool tells and asks the engine. */
export type PoolEvents = Omit<SlotEvents, 'ready' | 'hangs'> & {
  /** Called with how many runs the workers have that do not answer; null when all do. */
  hangs(runCount: number | null): void;
};

/** Forks `workerCount` workers and keeps as many alive; orders wait while none is ready. */
export function createWorkerPool(host: Host, logsFile: string, workerCount: number, events: PoolEvents): WorkerPool {
  const waiting = new Map<string, RunOrder>();
  let closedFor: string | undefined;
  const hanging = new Map<number, number>();
  const slots = Array.from({ length: workerCount }, (_, index) =>
    createWorkerSlot(host, logsFile, { ...events, ready: assign, hangs: (runCount) => hangs(index, runCount) }),
  );
  for (const slot of slots) slot.start();

  function hangs(slot: number, runCount: number | null) {
    if (runCount === null) hanging.delete(slot);
    else hanging.set(slot, runCount);
    events.hangs(hanging.size === 0 ? null : [...hanging.values()].reduce((sum, count) => sum + count));
  }

  function slotOf(runId: string): WorkerSlot | undefined {
    return slots.find((slot) => slot.has(runId));
  }

  function assign() {
    const ready = slots.filter((slot) => slot.isReady);
    if (ready.length === 0 || waiting.size === 0) return;
    const shares = new Map(ready.map((slot) => [slot, [] as RunOrder[]]));
    const load = (slot: WorkerSlot) => slot.activeCount + (shares.get(slot)?.length ?? 0);
    for (const order of waiting.values()) {
      const leastBusy = ready.reduce((best, slot) => (load(slot) < load(best) ? slot : best));
      shares.get(leastBusy)?.push(order);
    }
    waiting.clear();
    for (const [slot, orders] of shares) if (orders.length > 0) slot.execute(orders);
  }

  function cancel(runIds: readonly string[], reason: string) {
    for (const runId of runIds) waiting.delete(runId);
    if (runIds.length > 0) events.finished(runIds.map((runId) => neverStarted(runId, reason, host.clock.now())));
  }

  return {
    execute(orders) {
      const accepted = orders.filter(({ runId }) => !waiting.has(runId) && slotOf(runId) === undefined);
      for (const order of accepted) waiting.set(order.runId, order);
      if (closedFor === undefined) assign();
      else cancel([...waiting.keys()], closedFor);
    },
    stop(runId, reason) {
      if (waiting.has(runId)) cancel([runId], reason);
      else slotOf(runId)?.stop(runId, reason);
    },
    watch: (runId, on) => slotOf(runId)?.watch(runId, on),
    async close(reason) {
      closedFor ??= reason;
      cancel([...waiting.keys()], reason);
      await Promise.all(slots.map((slot) => slot.close(reason)));
    },
  };
}

function neverStarted(runId: string, reason: string, finishedAt: number): RunFinished {
  const nothing = { startedAt: null, exitCode: null, signal: null, outputBytes: 0 };
  return { runId, state: 'cancelled', reason, finishedAt, ...nothing };
}
