import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { CrontabSchedule, type IntervalSchedule, maxExpressionLength } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';
import { type DueTimes, dueTimes } from './due-times.ts';

interface CrontabCase {
  n: number;
  group: string;
  dialect: string;
  expr: string;
  exprParts?: [text: string, repetitions: number][];
  tz: string;
  from: string;
  expect: string[] | 'error';
  kind?: 'syntax' | 'never' | 'bounded';
}

interface IntervalCase {
  id: number;
  group: string;
  schedule: {
    every: number;
    unit: IntervalSchedule['unit'];
    align: 'anchor' | 'last-run' | 'last-start' | 'last-end' | 'clock';
    mode?: 'elapsed' | 'calendar';
    tz: string;
    anchor?: string | null;
    end?: string | null;
  };
  state: { created: string; lastRun: string | null; now: string };
  expect: { dueNow: boolean; missed: number; next: string[] };
}

const hourMs = 3_600_000;
const casesBeside = join(process.cwd(), '..', 'shared', 'cases');
const casesFolder = existsSync(casesBeside) ? casesBeside : join(process.cwd(), 'shared', 'cases');

function readCases<Case>(file: string): Case[] {
  const lines = readFileSync(join(casesFolder, file), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Case);
}

function nextFew(due: DueTimes, after: number, few: number, notAfter = Infinity): string[] {
  const found: string[] = [];
  let at = due.next(after);
  while (at !== null && at <= notAfter && found.length < few) {
    found.push(new Date(at).toISOString());
    at = due.next(at);
  }
  return found;
}

/** The best of three, so that a busy machine is not taken for slow code. */
function quickestMs(check: () => void): number {
  const tries = [1, 2, 3].map(() => {
    const started = performance.now();
    try {
      check();
    } catch {
      // Whether it throws is asserted where this is called.
    }
    return performance.now() - started;
  });
  return Math.min(...tries);
}

describe('crontab cases', () => {
  const cases = readCases<CrontabCase>('crontab.jsonl');

  it('are there', () => expect(cases.length).toBeGreaterThan(100));

  // The historic accident that `*/n` in a day field counts as unrestricted is documented as not copied.
  const ours = cases.filter((each) => each.dialect !== 'vixiebug');

  it.each(ours.map((each) => [`${each.n} ${each.group} ${each.expr} ${each.tz} ${each.from}`, each] as const))(
    '%s',
    (_name, { dialect, expr, exprParts, tz, from, expect: expected, kind }) => {
      const expression = exprParts?.map(([text, repetitions]) => text.repeat(repetitions)).join('') ?? expr;
      const schedule: CrontabSchedule = {
        kind: 'crontab',
        expression,
        dialect: dialect === 'celery' ? 'celery' : 'vixie',
        timeZone: tz,
      };
      if (expected === 'error') {
        if (kind !== 'bounded')
          expect(() => checkSchedule(schedule)).toThrow(expect.objectContaining({ code: 'INVALID' }));
        else if (expression.length > maxExpressionLength) expect(() => checkSchedule(schedule)).toThrow();
        if (kind === 'never') expect(dueTimes(schedule).next(Date.parse(from))).toBeNull();
        expect(quickestMs(() => checkSchedule(schedule))).toBeLessThan(100);
        return;
      }
      expect(() => CrontabSchedule.parse(schedule)).not.toThrow();
      expect(() => checkSchedule(schedule)).not.toThrow();
      expect(nextFew(dueTimes(schedule), Date.parse(from), 5)).toEqual(expected);
    },
  );

  it.each(cases.filter((each) => each.dialect === 'vixiebug').map((each) => [each.expr, each] as const))(
    'either-day rule where vixie cron has its accident: %s',
    (expression, { tz, from }) => {
      const schedule = { kind: 'crontab', dialect: 'vixie', timeZone: tz } as const;
      const [minute, hour, day, month, weekday] = expression.split(' ');
      const byDay = dueTimes({ ...schedule, expression: `${minute} ${hour} ${day} ${month} *` });
      const byWeekday = dueTimes({ ...schedule, expression: `${minute} ${hour} * ${month} ${weekday}` });
      const after = Date.parse(from);
      const either = [...nextFew(byDay, after, 5), ...nextFew(byWeekday, after, 5)].sort();
      expect(nextFew(dueTimes({ ...schedule, expression }), after, 5)).toEqual([...new Set(either)].slice(0, 5));
    },
  );
});

describe('interval cases', () => {
  const cases = readCases<IntervalCase>('interval.jsonl');

  it('are there', () => expect(cases.length).toBeGreaterThan(10));

  it.each(cases.map((each) => [`${each.id} ${each.group}`, each] as const))(
    '%s',
    (_name, { schedule, state, expect: expected }) => {
      const now = Date.parse(state.now);
      const createdAt = Date.parse(state.created);
      const notAfter = schedule.end ? Date.parse(schedule.end) : Infinity;
      const due = dueTimes(intervalOf(schedule, createdAt));
      const handledUpTo = handled(due, state.lastRun === null ? null : Date.parse(state.lastRun), createdAt, now);
      const missed = due.count(handledUpTo, Math.min(now, notAfter));
      // A run that hangs on the last run starts now if it is due, and the next counts from there.
      const hangsOnRun = schedule.align !== 'anchor' && schedule.align !== 'clock';
      const nextAfter = hangsOnRun && missed === 0 ? handledUpTo : Math.max(now, handledUpTo);
      expect({ dueNow: missed > 0, missed, next: nextFew(due, nextAfter, 5, notAfter) }).toEqual({
        dueNow: expected.dueNow,
        missed: expected.missed,
        next: expected.next.map((at) => new Date(at).toISOString()),
      });
    },
  );
});

function intervalOf(schedule: IntervalCase['schedule'], createdAt: number): IntervalSchedule {
  const { every, unit, mode = 'calendar', tz, anchor } = schedule;
  const aligned = {
    anchor: 'anchor',
    clock: 'clock',
    'last-run': 'lastStart',
    'last-start': 'lastStart',
    'last-end': 'lastEnd',
  } as const;
  const anchorAt = anchor ? Date.parse(anchor) : createdAt;
  return { kind: 'interval', every, unit, align: aligned[schedule.align], mode, anchorAt, timeZone: tz };
}

/** Up to which instant due times are done with: those of the last run stay done unless the clock went far back. */
function handled(due: DueTimes, lastRun: number | null, createdAt: number, now: number): number {
  if (lastRun === null) return createdAt;
  const lastDue = due.latest(lastRun) ?? lastRun;
  if (now >= lastDue) return lastDue;
  const interval = (due.next(lastDue) ?? Infinity) - lastDue;
  return lastDue - now <= Math.min(3 * hourMs, interval) ? lastDue : now;
}
