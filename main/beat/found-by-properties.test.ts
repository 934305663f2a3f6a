import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';

const start = Date.UTC(2025, 9, 25, 22);
const minute = 60_000;
const hour = 60 * minute;

let core: SimulatedCore;
beforeEach(() => {
  core = openSimulatedCore(start);
});
afterEach(() => core.dispose());

const every = (step: number) =>
  EntryInput.parse({
    schedule: { kind: 'crontab', expression: `*/${step} * * * *`, timeZone: 'UTC' },
    overlap: 'allow',
  });
const due = (id: string) => core.runsOf(id).map(({ scheduledFor }) => ((scheduledFor ?? 0) - start) / minute);

describe('found by property tests', () => {
  it('an edit after the clock was set back a little repeats nothing and swallows nothing', () => {
    const { id } = core.addEntry(every(10));
    core.clock.advance(10 * minute);
    core.clock.set(start + 9 * minute);
    core.registry.updateEntry(id, every(5));
    core.clock.advance(6 * minute + 1_000);
    expect(due(id)).toEqual([10, 15]);
  });

  it('a clock set back while nothing ran does not make an entry wait that has never run', () => {
    const { id } = core.addEntry(every(10));
    core.clock.set(start - 4 * hour);
    core.restart(1_000);
    core.clock.advance(11 * minute);
    expect(due(id)).toEqual([-230]);
  });

  it('what was due once comes again where the clock was corrected to before it', () => {
    const schedule = { kind: 'once', dueAt: start + 4 * hour, timeZone: 'UTC' };
    const { id } = core.addEntry(EntryInput.parse({ schedule }));
    core.clock.advance(5 * hour);
    core.clock.set(start);
    core.beat().wake();
    expect(core.store.registry.findEntry(id)?.nextRunAt).toBe(start + 4 * hour);
  });

  it('two beats that read the same due times record them once, also where one coalesces more of them', () => {
    const { id } = core.addEntry(every(1));
    core.clock.sleep(5 * minute);
    core.race(minute);
    const runs = core.runsOf(id);
    expect(runs.reduce((sum, { dueCount }) => sum + dueCount, 0)).toBe(6);
  });
});
