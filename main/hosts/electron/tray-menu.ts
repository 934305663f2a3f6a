import type { Status } from '../../../shared/api.ts';

/** What a click in the tray menu asks for. */
export type TrayAction =
  | { readonly kind: 'open'; readonly path?: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'quit' };

/** One line of the tray menu; without an action it only tells something. */
export type TrayItem = 'separator' | { readonly label: string; readonly action?: TrayAction };

/** How times are written; `timeZone` is the system's where it is left out. */
export interface TimeStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

const mostRuns = 8;
const mostNext = 3;

/** The tray menu for a status; null while there is none yet. */
export function trayMenu(status: Status | null, style: TimeStyle = {}): TrayItem[] {
  const end: TrayItem[] = [
    { label: 'Open Downbeat', action: { kind: 'open' } },
    { label: 'Quit', action: { kind: 'quit' } },
  ];
  if (!status) return [{ label: 'Starting…' }, 'separator', ...end];
  const paused = status.beat === 'paused';
  return [
    { label: statusLine(status, style) },
    ...section('Running now', runningItems(status)),
    ...section('Next', nextItems(status, style)),
    'separator',
    paused ? { label: 'Resume', action: { kind: 'resume' } } : { label: 'Pause', action: { kind: 'pause' } },
    ...end,
  ];
}

/** The status in one line, for the menu and for the icon's tooltip. */
export function statusLine({ beat, problem, running, next, now }: Status, style: TimeStyle = {}): string {
  if (beat === 'failing') return `Trouble: ${problem ?? 'the beat fails'}`;
  if (beat === 'stopped') return 'Not running';
  if (beat === 'paused') return 'Paused';
  if (running.length > 0) return `${running.length} running`;
  const first = next[0];
  return first ? `Running · next ${moment(first.at, now, style)}` : 'Running · nothing scheduled';
}

function section(title: string, items: TrayItem[]): TrayItem[] {
  return items.length > 0 ? ['separator', { label: title }, ...items] : [];
}

function runningItems({ running }: Status): TrayItem[] {
  const items: TrayItem[] = running.slice(0, mostRuns).map((run) => ({
    label: shorten(run.taskName),
    action: { kind: 'open', path: `/runs/${run.id}` },
  }));
  if (running.length > mostRuns) {
    items.push({ label: `and ${running.length - mostRuns} more`, action: { kind: 'open', path: '/runs' } });
  }
  return items;
}

function nextItems({ next, now }: Status, style: TimeStyle): TrayItem[] {
  return next.slice(0, mostNext).map(({ at, taskId, taskName }) => ({
    label: `${moment(at, now, style)}  ${shorten(taskName)}`,
    action: { kind: 'open', path: `/tasks/${taskId}` },
  }));
}

/** The time alone today, with the day of the week within six days, with the date beyond. */
function moment(at: number, now: number, { locale, timeZone }: TimeStyle): string {
  const write = (instant: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(instant);
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
  if (write(at, date) === write(now, date)) return write(at, time);
  if (at - now < 6 * 86_400_000) return write(at, { weekday: 'short', ...time });
  return write(at, { ...date, ...time });
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
