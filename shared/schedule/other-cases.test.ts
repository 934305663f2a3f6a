import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OnceSchedule, RruleSchedule, SolarSchedule } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';
import { describeSchedule } from './describe-schedule.ts';
import { type DueTimes, dueTimes } from './due-times.ts';

interface Case {
  after: string;
  expect: string[];
}

const minuteMs = 60_000;

function readCases<Fields>(file: string): (Fields & Case)[] {
  const text = readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Fields & Case);
}

function following(due: DueTimes, after: number, few: number): number[] {
  const found: number[] = [];
  for (let at = due.next(after); at !== null && found.length < few; at = due.next(at)) found.push(at);
  return found;
}

/** What comes after must also be found from behind, and be counted. */
function expectFoundFromBehind(due: DueTimes, after: number, found: readonly number[]): void {
  for (const [index, at] of found.entries()) {
    expect(due.latest(at)).toBe(at);
    expect(due.count(after, at)).toBe(index + 1);
    const before = found[index - 1];
    if (before !== undefined) expect(due.latest(at - 1)).toBe(before);
  }
}

describe('recurrence rules, as python-dateutil expands them', () => {
  const cases = readCases<{ rule: string; startAt: string; timeZone: string }>('rrule.jsonl');

  it('are there', () => expect(cases.length).toBeGreaterThan(400));

  it.each(cases.map((each) => [`${each.rule} ${each.timeZone} ${each.after}`, each] as const))('%s', (_name, each) => {
    const { rule, timeZone } = each;
    const schedule: RruleSchedule = { kind: 'rrule', rule, startAt: Date.parse(each.startAt), timeZone };
    const after = Date.parse(each.after);
    const found = following(dueTimes(schedule), after, 5);
    expect(found.map((at) => new Date(at).toISOString().replace('.000', ''))).toEqual(each.expect);
    expectFoundFromBehind(dueTimes(schedule), after, found);
    if (found.length > 0) expect(() => checkSchedule(schedule)).not.toThrow();
  });
});

describe('moments of the sun, as PyEphem finds them', () => {
  const cases = readCases<Omit<SolarSchedule, 'kind' | 'offsetMs'> & { place: string }>('solar.jsonl');

  it('are there', () => expect(cases.length).toBeGreaterThan(100));

  it.each(cases.map((each) => [`${each.event} in ${each.place} ${each.after}`, each] as const))('%s', (_name, each) => {
    const { event, latitude, longitude, timeZone } = each;
    const schedule: SolarSchedule = { kind: 'solar', event, latitude, longitude, timeZone, offsetMs: 0 };
    const after = Date.parse(each.after);
    const found = following(dueTimes(schedule), after, each.expect.length);
    expect(found).toHaveLength(each.expect.length);
    for (const [index, at] of found.entries()) {
      expect(Math.abs(at - Date.parse(each.expect[index] as string))).toBeLessThan(minuteMs);
    }
    expectFoundFromBehind(dueTimes(schedule), after, found);
  });
});

describe('once', () => {
  const cases = readCases<{ local: string; timeZone: string; dueAt: string; sentence: string }>('once.jsonl');

  it.each(cases.map((each) => [`${each.local} ${each.timeZone} ${each.after}`, each] as const))('%s', (_name, each) => {
    const dueAt = Date.parse(each.dueAt);
    const schedule: OnceSchedule = { kind: 'once', dueAt, timeZone: each.timeZone };
    const due = dueTimes(schedule);
    const after = Date.parse(each.after);
    expect(following(due, after, 2)).toEqual(each.expect.map((at) => Date.parse(at)));
    expect(due.latest(after)).toBe(after < dueAt ? null : dueAt);
    expect(due.count(0, after)).toBe(after < dueAt ? 0 : 1);
    expect(describeSchedule(schedule)).toBe(each.sentence);
  });
});
