const formats = new Map<string, Intl.DateTimeFormat>();

// Building a format costs far more than using it, and lists use the same few again and again.
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', options);
    formats.set(key, known);
  }
  return known;
}

/** The zone this screen stands in. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function options(timeZone: string | undefined): Intl.DateTimeFormatOptions {
  return {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** An instant in full, `Fri, 20 Nov 2026, 21:10:03`, in the given zone or the local one. */
export function absoluteTime(at: number, timeZone?: string): string {
  return format(options(timeZone)).format(at);
}

/** What a zone's clocks differ from UTC by at an instant, as `GMT+1`. */
export function zoneOffset(at: number, timeZone: string): string {
  const parts = format({ timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** A zone's name for people: `Europe/Berlin`, `America/New York`. */
export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}
