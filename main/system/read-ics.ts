import ICAL from 'ical.js';
import { dayMs, dayNumberOf, monthLength } from '../../shared/schedule/calendar.ts';
import { type IcsBlock, icsBlocks } from './ics-lines.ts';

/** A moment as an ICS file writes it: what the clock shows, in ms as if that were UTC. */
export interface IcsMoment {
  readonly wall: number;
  /** A whole day. */
  readonly isDate: boolean;
  /** The zone's name, `UTC`, or null for whatever zone the reader is in. */
  readonly zone: string | null;
}

/** How long something takes: days of the calendar, and time that passes. */
export interface IcsLength {
  readonly days: number;
  readonly ms: number;
}

/** A start with its end, where it has one of its own. */
export interface IcsPeriod {
  readonly start: IcsMoment;
  readonly end: IcsMoment | IcsLength | null;
}

/** An event of an ICS file. */
export interface IcsEvent extends IcsPeriod {
  /** How to name it to people. */
  readonly title: string;
  readonly uid: string;
  /** The occurrence that this one takes the place of. */
  readonly replaces: IcsMoment | null;
  /** False where it was cancelled or leaves its time free. */
  readonly blocks: boolean;
  readonly rules: readonly string[];
  readonly extra: readonly IcsPeriod[];
  readonly left: readonly IcsMoment[];
}

/** A stretch of the year in a zone that an ICS file defines, from each of its starts on. */
export interface IcsZonePart {
  readonly startWall: number;
  readonly rules: readonly string[];
  readonly extraWalls: readonly number[];
  /** Offsets from UTC in ms, before and after. */
  readonly offsetFrom: number;
  readonly offsetTo: number;
}

/** What an ICS file says of time. */
export interface IcsFile {
  readonly events: readonly IcsEvent[];
  readonly zones: ReadonlyMap<string, readonly IcsZonePart[]>;
}

/** A property in jCal: name, parameters, type, values. */
type Property = [string, Record<string, unknown>, string, ...unknown[]];
type Component = [string, Property[], Component[]];

/** Reads the text of an ICS file; throws an error whose message says in plain words what is wrong with it. */
export function readIcs(text: string): IcsFile {
  const events: IcsEvent[] = [];
  const zones = new Map<string, readonly IcsZonePart[]>();
  for (const block of icsBlocks(text)) {
    if (block.kind === 'VEVENT') events.push(named(block, () => readEvent(parse(block))));
    else named(block, () => readZone(parse(block), zones));
  }
  return { events, zones };
}

function parse({ text }: IcsBlock): Component {
  return ICAL.parse(text) as Component;
}

/** Says of which event an error is. */
function named<T>({ kind, line, text }: IcsBlock, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const what = kind === 'VTIMEZONE' ? 'the time zone' : `the event “${titleIn(text)}”`;
    throw new Error(`${what} in line ${line}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
  }
}

function titleIn(text: string): string {
  return (/^SUMMARY[^:\r\n]*:(.*)$/im.exec(text)?.[1] ?? 'without a title').trim().slice(0, 60);
}

function readEvent([, properties]: Component): IcsEvent {
  const one = (name: string) => properties.find(([each]) => each === name);
  const all = (name: string) => properties.filter(([each]) => each === name);
  const textOf = (name: string) => String(one(name)?.[3] ?? '');
  const start = one('dtstart');
  if (start === undefined) throw new Error('it has no DTSTART');
  const [end, duration, replaces] = [one('dtend'), one('duration'), one('recurrence-id')];
  return {
    title: textOf('summary').slice(0, 60) || 'without a title',
    uid: textOf('uid'),
    start: readMoment(start, start[3]),
    end: end ? readMoment(end, end[3]) : duration ? readLength(duration[3]) : null,
    replaces: replaces ? readMoment(replaces, replaces[3]) : null,
    blocks: textOf('status').toUpperCase() !== 'CANCELLED' && textOf('transp').toUpperCase() !== 'TRANSPARENT',
    rules: all('rrule').map(readRule),
    extra: all('rdate').flatMap((property) => property.slice(3).map((value) => readPeriod(property, value))),
    left: all('exdate').flatMap((property) => property.slice(3).map((value) => readMoment(property, value))),
  };
}

function readZone([, properties, parts]: Component, zones: Map<string, readonly IcsZonePart[]>): void {
  const name = String(properties.find(([each]) => each === 'tzid')?.[3] ?? '');
  const read = parts.map(([, own]): IcsZonePart => {
    const one = (wanted: string): Property => {
      const found = own.find(([each]) => each === wanted);
      if (found === undefined) throw new Error(`“${name.slice(0, 60)}” lacks ${wanted.toUpperCase()}`);
      return found;
    };
    const start = one('dtstart');
    const extra = own.filter(([each]) => each === 'rdate');
    return {
      startWall: readMoment(start, start[3]).wall,
      rules: own.filter(([each]) => each === 'rrule').map(readRule),
      extraWalls: extra.flatMap((property) => property.slice(3).map((value) => readPeriod(property, value).start.wall)),
      offsetFrom: readOffset(one('tzoffsetfrom')[3]),
      offsetTo: readOffset(one('tzoffsetto')[3]),
    };
  });
  zones.set(name, read);
}

function readMoment([name, parameters]: Property, value: unknown): IcsMoment {
  const digits = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z?))?$/.exec(String(value));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (digits ?? [])
    .slice(1, 7)
    .map((each) => Number(each ?? 0));
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  if (digits === null || !isDay || hour > 23 || minute > 59 || second > 60) {
    throw new Error(`${name.toUpperCase()} is no date or time: ${String(value).slice(0, 60)}`);
  }
  const isDate = digits[4] === undefined;
  const zone = typeof parameters.tzid === 'string' ? parameters.tzid : null;
  return {
    wall: dayNumberOf(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000,
    isDate,
    zone: isDate ? null : digits[7] === 'Z' ? 'UTC' : zone,
  };
}

/** A value of RDATE: a moment, or a period as its start with its end or length. */
function readPeriod(property: Property, value: unknown): IcsPeriod {
  if (!Array.isArray(value)) return { start: readMoment(property, value), end: null };
  const [start, end] = value as unknown[];
  const isLength = /^[+-]?P/.test(String(end));
  return { start: readMoment(property, start), end: isLength ? readLength(end) : readMoment(property, end) };
}

function readLength(value: unknown): IcsLength {
  const found = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/.exec(
    String(value),
  );
  if (found === null) throw new Error(`DURATION is no length of time: ${String(value).slice(0, 60)}`);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((each) => Number(each ?? 0));
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1_000 };
}

/** ical.js has read the rule; as a text again it goes to our own reading, which jumps to any year at once. */
function readRule(property: Property): string {
  const parts = Object.entries((property[3] ?? {}) as Record<string, unknown>);
  return parts
    .map(([name, value]) => {
      const text = name === 'until' ? String(value).replace(/[-:]/g, '') : String(value);
      return `${name.toUpperCase()}=${name === 'wkst' && typeof value === 'number' ? weekdays[value - 1] : text}`;
    })
    .join(';');
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function readOffset(value: unknown): number {
  const found = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(String(value));
  if (found === null) throw new Error(`an offset is none: ${String(value).slice(0, 60)}`);
  const ms = ((Number(found[2]) * 60 + Number(found[3])) * 60 + Number(found[4] ?? 0)) * 1_000;
  return found[1] === '-' ? -ms : ms;
}
