import { invalid } from '../error.ts';
import type { Exclusions, WeekdayWindow } from '../model/entry.ts';
import { BlockedPages } from './blocked-pages.ts';
import type { BlockedTime, ReadCalendar } from './blocked-time.ts';
import { dayMs, dayNumberOf, monthLength, weekdayOf } from './calendar.ts';
import { RecentCache } from './recent-cache.ts';
import { type Zone, type ZoneSegment, zoneNamed } from './zone.ts';

interface Compiled {
  readonly calendars: readonly BlockedTime[];
  readonly blocked: BlockedTime;
}

/** A span of the clock on a day, in ms since midnight; it may end on the next day but one. */
interface ClockSpan {
  readonly from: number;
  readonly to: number;
}

/** The longest span begins at 24:00 and ends 24 h later. */
const longestSpanDays = 2;

const compiled = new RecentCache<Compiled>(200);

/**
 * What an entry's exclusions block, in the zone of its schedule: all instants at which the clock there shows an excluded
 * time, and the events of its calendars. Throws INVALID for what cannot be read.
 */
export function excludedTime(exclusions: Exclusions, timeZone: string, readCalendar: ReadCalendar): BlockedTime {
  const calendars = exclusions.calendars.map((path) => readCalendar(path, timeZone));
  const { dates, windows } = exclusions;
  const key = JSON.stringify([timeZone, dates, windows, exclusions.calendars]);
  const known = compiled.get(key);
  // A calendar that was read anew is another one.
  if (known !== undefined && calendars.every((calendar, index) => calendar === known.calendars[index])) {
    return known.blocked;
  }
  const blocked = compile(dates.map(readDate).sort(ascending), windows, zoneNamed(timeZone), calendars);
  compiled.set(key, { calendars, blocked });
  return blocked;
}

function compile(
  dates: readonly number[],
  windows: readonly WeekdayWindow[],
  zone: Zone,
  calendars: readonly BlockedTime[],
): BlockedTime {
  const [only] = calendars;
  if (only !== undefined && calendars.length === 1 && dates.length === 0 && windows.length === 0) return only;
  const spans = spansOfWeekdays(windows);
  const hasSpans = windows.length > 0;
  return new BlockedPages((from, to, add) => {
    // Segment by segment, so that a window is every instant at which the clock shows it, and no other.
    for (let segment = zone.at(from); segment.start < to; segment = zone.after(segment)) {
      const [fromWall, toWall] = [Math.max(from, segment.start), Math.min(to, segment.end)].map(
        (instant) => instant + segment.offset,
      ) as [number, number];
      const addWall = (start: number, end: number) =>
        add(Math.max(start, fromWall) - segment.offset, Math.min(end, toWall) - segment.offset);
      addDates(dates, fromWall, toWall, addWall);
      if (hasSpans) addSpans(spans, fromWall, toWall, addWall);
    }
    for (const calendar of calendars) {
      for (let stretch = calendar.from(from); stretch && stretch.start < to; stretch = calendar.from(stretch.end)) {
        add(stretch.start, stretch.end);
      }
    }
  });
}

type AddWall = (start: ZoneSegment['wallStart'], end: ZoneSegment['wallEnd']) => void;

function addDates(dates: readonly number[], fromWall: number, toWall: number, add: AddWall): void {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((dates[middle] as number) + 1) * dayMs <= fromWall) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < dates.length; index++) {
    const start = (dates[index] as number) * dayMs;
    if (start >= toWall) return;
    add(start, start + dayMs);
  }
}

function addSpans(spans: readonly ClockSpan[][], fromWall: number, toWall: number, add: AddWall): void {
  for (let day = Math.floor(fromWall / dayMs) - longestSpanDays; day * dayMs < toWall; day++) {
    for (const { from, to } of spans[weekdayOf(day)] as ClockSpan[]) {
      const start = day * dayMs + from;
      const end = day * dayMs + to;
      if (start < toWall && end > fromWall) add(start, end);
    }
  }
}

function spansOfWeekdays(windows: readonly WeekdayWindow[]): ClockSpan[][] {
  const spans: ClockSpan[][] = [[], [], [], [], [], [], []];
  windows.forEach((window, index) => {
    const path = `exclusions.windows.${index}`;
    const from = readTime(window.from, `${path}.from`);
    const to = readTime(window.to, `${path}.to`);
    for (const weekday of new Set(window.weekdays)) {
      const ofDay = spans[weekday];
      if (ofDay === undefined) throw invalid(`${path}.weekdays`, 'allowed are 0 (Sunday) to 6');
      ofDay.push({ from, to: to <= from ? to + dayMs : to });
    }
  });
  return spans;
}

function readTime(text: string, path: string): number {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const ms = (Number(hour) * 60 + Number(minute)) * 60_000;
  if (ms <= dayMs) return ms;
  throw invalid(path, `"${String(text).slice(0, 60)}" is no time of day; allowed are 00:00 to 24:00`);
}

function readDate(text: string, index: number): number {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)) return dayNumberOf(year, month, day);
  throw invalid(`exclusions.dates.${index}`, `"${String(text).slice(0, 60)}" is no date; write it as 2026-12-24`);
}

function ascending(left: number, right: number): number {
  return left - right;
}
