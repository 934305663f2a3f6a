import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';

const start = Date.UTC(2025, 9, 25, 22);
const minute = 60_000;

let core: SimulatedCore;
beforeEach(() => {
  core = openSimulatedCore(start);
});
afterEach(() => core.dispose());

const due = (id: string) => core.runsOf(id).map(({ scheduledFor }) => ((scheduledFor ?? 0) - start) / minute);
const exit = { reason: null, startedAt: null, exitCode: 0, signal: null, outputBytes: 0 };

/** An entry that is due ten minutes after its last start, and its first run, which executes since minute 10. */
function afterStart() {
  const schedule = { kind: 'interval', every: 10, unit: 'min', align: 'lastStart', timeZone: 'UTC' };
  const { id } = core.addEntry(EntryInput.parse({ schedule }));
  core.clock.advance(10 * minute);
  const [claimed] = core.store.queue.claim(1, core.clock.now());
  core.beat().runsMoved([id]);
  return { id, runId: claimed?.run.id ?? '' };
}

function end(id: string, runId: string): void {
  core.store.queue.recordFinished([{ runId, state: 'succeeded', finishedAt: core.clock.now(), ...exit }]);
  core.beat().runsMoved([id]);
}

describe('found by the crash harness', () => {
  it.each([
    ['a little', 11, [10, 20, 30]],
    ['much', 35, [10, 20, 55]],
  ])('a rhythm that counts from starts goes on when a run took %s longer than its interval', (_, minutes, expected) => {
    const { id, runId } = afterStart();
    core.clock.advance(minutes * minute);
    end(id, runId);
    core.clock.advance(10 * minute);
    expect(due(id)).toEqual(expected);
  });

  it('a rhythm that counts from starts goes on when a run was taken out of the queue', () => {
    const { id, runId } = afterStart();
    core.clock.advance(minute);
    end(id, runId);
    core.clock.advance(9 * minute);
    core.store.queue.cancelQueued(core.runsOf(id).at(-1)?.id ?? '', 'Stopped by hand.', core.clock.now());
    core.beat().runsMoved([id]);
    core.clock.advance(10 * minute);
    expect(due(id)).toEqual([10, 20, 30]);
  });

  it('a rhythm that counts from starts waits for a run that was queued when the host died', () => {
    const { id, runId } = afterStart();
    core.clock.advance(minute);
    end(id, runId);
    core.clock.advance(9 * minute);
    core.restart(4 * minute);
    expect(core.store.registry.findEntry(id)?.nextRunAt).toBeNull();
    core.store.queue.claim(1, core.clock.now());
    core.beat().runsMoved([id]);
    core.clock.advance(10 * minute);
    expect(due(id)).toEqual([10, 20, 34]);
  });
});
