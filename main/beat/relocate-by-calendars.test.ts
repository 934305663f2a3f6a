import { describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { type EntryTiming, entryDueTimes } from '../../shared/schedule/entry-due-times.ts';
import type { EntryPosition } from './beat-store.ts';
import { relocateByCalendars } from './relocate-by-calendars.ts';

const at = (text: string) => Date.parse(`2026-12-${text}Z`);
const daily = { kind: 'crontab', expression: '0 9 * * *', timeZone: 'UTC' };
const rhythm = { kind: 'interval', every: 1, unit: 'h', align: 'lastEnd', timeZone: 'UTC' };
const event = { kind: 'event', on: { type: 'wake' }, timeZone: 'UTC' };

/** Where an entry goes at noon of 10 December, its calendar blocking one stretch. */
function relocate(
  schedule: object,
  action: 'skip' | 'move',
  position: Partial<EntryPosition>,
  [start, end]: readonly [number, number] = [0, 0],
) {
  const input = EntryInput.parse({ schedule, exclusions: { calendars: ['/team.ics'], action } });
  const entry: EntryPosition = {
    ...input,
    id: 'e',
    createdAt: at('01T00:00'),
    nextRunAt: null,
    runCount: 0,
    lastScheduledFor: at('10T09:00'),
    isPaused: false,
    heldFrom: null,
    ...position,
  };
  const inside = (instant: number) => (start <= instant && instant < end ? { start, end } : null);
  const blocked = {
    at: inside,
    from: (instant: number) => inside(instant) ?? (instant < start ? { start, end } : null),
  };
  const timesOf = (timing: EntryTiming) => entryDueTimes(timing, () => blocked);
  return relocateByCalendars(entry, at('10T12:00'), timesOf);
}

describe('when calendars change, the next due time', () => {
  const tomorrow = [at('11T00:00'), at('12T00:00')] as const;

  it('is left out or moved where it is blocked now', () => {
    expect(relocate(daily, 'skip', { nextRunAt: at('11T09:00') }, tomorrow)).toBe(at('12T09:00'));
    expect(relocate(daily, 'move', { nextRunAt: at('11T09:00') }, tomorrow)).toBe(at('12T00:00'));
  });

  it('comes back where it is not blocked any more, also where none was left', () => {
    expect(relocate(daily, 'skip', { nextRunAt: at('12T09:00') })).toBe(at('11T09:00'));
    expect(relocate(daily, 'skip', { nextRunAt: null })).toBe(at('11T09:00'));
  });

  it('is never one that has passed or was handled', () => {
    expect(relocate(daily, 'skip', { nextRunAt: at('11T09:00'), lastScheduledFor: at('05T09:00') })).toBeUndefined();
    const today = [at('10T08:00'), at('10T20:00')] as const;
    expect(relocate(daily, 'move', { nextRunAt: at('11T09:00') }, today)).toBeUndefined();
    const waiting = { nextRunAt: at('10T15:00'), lastScheduledFor: at('09T09:00') };
    expect(relocate(daily, 'move', waiting, today)).toBe(at('10T20:00'));
  });

  it('stays where it is due already, or nothing changed', () => {
    const all = [at('01T00:00'), at('30T00:00')] as const;
    expect(relocate(daily, 'skip', { nextRunAt: at('10T09:00') }, all)).toBeUndefined();
    expect(relocate(daily, 'skip', { nextRunAt: at('11T09:00') })).toBeUndefined();
  });

  it('of a pause is what it holds back, never its end', () => {
    const paused = { isPaused: true, nextRunAt: at('20T00:00'), heldFrom: at('11T09:00') };
    expect(relocate(daily, 'skip', paused, tomorrow)).toBe(at('12T09:00'));
  });

  it('of a rhythm moves on, that of an event is left out or moved, and what waits goes on waiting', () => {
    const soon = { nextRunAt: at('11T09:30') };
    expect(relocate(rhythm, 'skip', soon, tomorrow)).toBe(at('12T00:00'));
    expect(relocate(event, 'skip', soon, tomorrow)).toBeNull();
    expect(relocate(event, 'move', soon, tomorrow)).toBe(at('12T00:00'));
    expect(relocate(rhythm, 'skip', soon)).toBeUndefined();
    expect(relocate(rhythm, 'skip', { nextRunAt: null }, tomorrow)).toBeUndefined();
  });
});
