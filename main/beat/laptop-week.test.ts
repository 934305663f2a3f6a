import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';
import type { EntryPlan } from './beat-store.ts';

const hour = 3_600_000;
const zone = 'Europe/Berlin';
/** Monday 9 June 2025, 08:00 in Berlin. */
const start = Date.parse('2025-06-09T08:00+02:00');

let core: SimulatedCore;
/** Every run ends as soon as it was recorded; what overlaps is another matter. */
const done = (plans: readonly EntryPlan[]): EntryPlan[] =>
  plans.map((plan) => ({
    ...plan,
    runs: plan.runs.map((run) => (run.state === 'queued' ? { ...run, state: 'succeeded' as const } : run)),
  }));

beforeEach(() => {
  core = openSimulatedCore(start, { record: done });
});
afterEach(() => core.dispose());

/** Five working days: open from 08:00 to 18:00, the lid closed for the other fourteen hours. */
function liveThroughTheWeek(): void {
  for (let day = 0; day < 5; day++) {
    core.clock.advance(10 * hour);
    core.clock.sleep(14 * hour);
    core.beat().wake();
  }
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const shown = (at: number | null) => (at === null ? '–' : format.format(at).replace(',', ''));

/** One line a run: what became of which due time, when, and how many it stands for. */
function told({ state, trigger, scheduledFor, queuedAt, dueCount }: Run): string {
  const count = dueCount === 1 ? '' : ` (${dueCount})`;
  const when = Math.abs(queuedAt - (scheduledFor ?? 0)) < 60_000 ? '' : ` at ${shown(queuedAt)}`;
  return `${shown(scheduledFor)} ${state === 'succeeded' ? 'ran' : state}${when}${count}${trigger === 'catch-up' ? ' late' : ''}`;
}

function week(expression: string, catchUp: object): string[] {
  const schedule = { kind: 'crontab', expression, timeZone: zone };
  const { id } = core.addEntry(EntryInput.parse({ schedule, catchUp }));
  liveThroughTheWeek();
  return core.runsOf(id).map(told);
}

describe("a laptop's week, its lid closed from 18:00 to 08:00", () => {
  it('runs a nightly backup once each morning', () => {
    expect(week('0 3 * * *', { policy: 'latest' })).toEqual([
      'Tue 03:00 ran at Tue 08:00 late',
      'Wed 03:00 ran at Wed 08:00 late',
      'Thu 03:00 ran at Thu 08:00 late',
      'Fri 03:00 ran at Fri 08:00 late',
      'Sat 03:00 ran at Sat 08:00 late',
    ]);
  });

  it('skips the nightly backup, and says so', () => {
    expect(week('0 3 * * *', { policy: 'skip' })).toEqual([
      'Tue 03:00 missed at Tue 08:00 late',
      'Wed 03:00 missed at Wed 08:00 late',
      'Thu 03:00 missed at Thu 08:00 late',
      'Fri 03:00 missed at Fri 08:00 late',
      'Sat 03:00 missed at Sat 08:00 late',
    ]);
  });

  it('skips a backup that is more than three hours late', () => {
    expect(week('0 3,6 * * *', { policy: 'latest', windowMs: 3 * hour }).slice(0, 2)).toEqual([
      'Tue 03:00 missed at Tue 08:00 late',
      'Tue 06:00 ran at Tue 08:00 late',
    ]);
  });

  it('runs what is due every four hours once for the whole night', () => {
    expect(week('0 2-22/4 * * *', { policy: 'latest', windowMs: 24 * hour }).slice(0, 8)).toEqual([
      'Mon 10:00 ran',
      'Mon 14:00 ran',
      'Mon 18:00 ran',
      'Tue 06:00 ran at Tue 08:00 (3) late',
      'Tue 10:00 ran',
      'Tue 14:00 ran',
      'Tue 18:00 ran',
      'Wed 06:00 ran at Wed 08:00 (3) late',
    ]);
  });

  it('by default catches up one period only of what is due more than daily', () => {
    expect(week('0 2-22/4 * * *', { policy: 'latest' }).slice(2, 6)).toEqual([
      'Mon 18:00 ran',
      'Tue 02:00 missed at Tue 08:00 (2) late',
      'Tue 06:00 ran at Tue 08:00 late',
      'Tue 10:00 ran',
    ]);
  });

  it('runs all of the night oldest first, as many as it may', () => {
    expect(week('0 2-22/4 * * *', { policy: 'all', windowMs: 24 * hour, limit: 2 }).slice(2, 7)).toEqual([
      'Mon 18:00 ran',
      'Mon 22:00 missed at Tue 08:00 late',
      'Tue 02:00 ran at Tue 08:00 late',
      'Tue 06:00 ran at Tue 08:00 late',
      'Tue 10:00 ran',
    ]);
  });

  it('is not flooded after a night by what is due each minute', () => {
    const lines = week('* * * * *', { policy: 'latest' });
    expect(lines.filter((line) => line.includes('08:00'))).toEqual(
      ['Tue', 'Wed', 'Thu', 'Fri', 'Sat'].flatMap((day) => [
        `${day} 07:58 missed at ${day} 08:00 (838) late`,
        `${day} 08:00 ran (2)`,
      ]),
    );
    expect(lines).toHaveLength(5 * (10 * 60 + 2));
  });
});
