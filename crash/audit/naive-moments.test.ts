import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { entryDueTimes } from '../../shared/schedule/entry-due-times.ts';
import { createRandom } from '../random.ts';
import { anySchedule } from '../workload.ts';
import { naiveSlots } from './naive-moments.ts';

const start = Date.UTC(2026, 0, 5, 23, 59, 30);
const anchor = (schedule: EntryInput['schedule']) =>
  schedule.kind === 'interval' && schedule.align === 'anchor' ? { anchorAt: start, ...schedule } : schedule;

it('enumerates what the product says of every schedule that the harness makes, and each within its spread', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(0, 900, 4_000), fc.nat(1_500), (seed, spreadMs, offsetMs) => {
      const after = start + offsetMs;
      const schedule = anchor(anySchedule(createRandom(seed), start));
      const window = { weekdays: [1, 2], from: '23:59', to: '00:01' };
      const exclusions = { dates: [], windows: seed % 2 === 0 ? [] : [window], calendars: [], action: 'skip' as const };
      const entry = { ...EntryInput.parse({ schedule, spreadMs, exclusions }), id: 'e' };
      const times = entryDueTimes(entry, () => ({ from: () => null, at: () => null }));
      const slots = naiveSlots(entry, after, after + 120_000);
      let due = times.first(after);
      for (const { from, to } of slots) {
        expect(due).toBeGreaterThanOrEqual(from);
        expect(due).toBeLessThanOrEqual(to);
        due = times.next(due ?? 0);
      }
      expect(due).toBeGreaterThan(after + 120_000);
    }),
    { numRuns: 300 },
  );
});
