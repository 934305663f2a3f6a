/** An event or a time zone of an ICS file: those of its lines that say when it is. */
export interface IcsBlock {
  readonly kind: 'VEVENT' | 'VTIMEZONE';
  /** The number of its first line in the file. */
  readonly line: number;
  readonly text: string;
}

const timing =
  /^(BEGIN|END|UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|TZID|TZOFFSETFROM|TZOFFSETTO)[;:]/i;
const zoneParts = ['STANDARD', 'DAYLIGHT'];
const maxEvents = 20_000;

/**
 * Cuts a calendar into its events and time zones. Everything else in it, alarms, guests, attachments, to-dos, is left
 * out unread, for most of a calendar is none of our business. Throws a plain sentence for what is no calendar.
 */
export function icsBlocks(text: string): IcsBlock[] {
  const blocks: IcsBlock[] = [];
  const open: string[] = [];
  let block: { kind: IcsBlock['kind']; line: number; lines: string[] } | null = null;
  let keepsFolded = false;
  let hasCalendar = false;
  let events = 0;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (keepsFolded) block?.lines.push(line);
      continue;
    }
    const name = /^(BEGIN|END):\s*([A-Za-z-]+)\s*$/i.exec(line);
    if (name === null) {
      if (!hasCalendar && line.trim() !== '')
        throw new Error('it is no calendar: it does not start with BEGIN:VCALENDAR');
      const isOwn = block !== null && (open.length === 2 || zoneParts.includes(open[2] ?? ''));
      keepsFolded = isOwn && timing.test(line);
      if (keepsFolded) block?.lines.push(line);
      continue;
    }
    keepsFolded = false;
    const kind = (name[2] as string).toUpperCase();
    if (name[1]?.toUpperCase() === 'BEGIN') {
      if (open.length === 0 && kind !== 'VCALENDAR')
        throw new Error(`it is no calendar: it has BEGIN:${kind} outside of one`);
      hasCalendar = true;
      open.push(kind);
      if (open.length === 2 && (kind === 'VEVENT' || kind === 'VTIMEZONE'))
        block = { kind, line: index + 1, lines: [line] };
      else if (zoneParts.includes(kind)) block?.lines.push(line);
      continue;
    }
    const opened = open.pop();
    if (opened !== kind) throw new Error(`line ${index + 1} ends ${kind}, which did not begin`);
    if (block !== null && zoneParts.includes(kind)) block.lines.push(line);
    if (block === null || open.length !== 1) continue;
    if (block.kind === 'VEVENT' && ++events > maxEvents) throw new Error(`it has more than ${maxEvents} events`);
    blocks.push({ kind: block.kind, line: block.line, text: [...block.lines, line].join('\r\n') });
    block = null;
  }
  if (open.length > 0) throw new Error(`it breaks off within ${open.at(-1)}`);
  if (!hasCalendar) throw new Error('it is no calendar: it is empty');
  return blocks;
}
