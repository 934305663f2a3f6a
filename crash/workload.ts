import type { ApiClient } from '../main/api/local-socket.ts';
import { EntryInput } from '../shared/model/entry.ts';
import type { IntervalSchedule, Schedule } from '../shared/model/schedule.ts';
import { TaskInput } from '../shared/model/task.ts';
import { failingExitCode } from './audit/check-runs.ts';
import type { Random } from './random.ts';

/** What a scratch data folder was filled with. */
export interface Workload {
  /** Names of tasks that can be run by hand at any time. */
  readonly taskNames: readonly string[];
  /** Entries whose schedule may be changed. */
  readonly editable: readonly { readonly id: string; readonly taskName: string }[];
  /** Entries that may be paused and resumed. */
  readonly pausable: readonly string[];
  /** Every entry that has due times of its own; switching these off lets all others come to rest. */
  readonly taskOfSpares: string;
}

type Work = keyof typeof works;

const write = (what: string) => `printf '${what} %s %s\\n' "$DOWNBEAT_RUN_ID" "$$" >> "$CRASH_LINES"`;
const script = (...between: string[]) => [write('begin'), ...between, write('end')].join('\n');

/** What runs do; each says in one line of a file that it has begun, and in another that its work is done. */
const works = {
  quick: { text: script() },
  noisy: {
    text: script(
      'i=0; while [ $i -lt 40 ]; do echo "$i of many lines, some of them on stderr" >&$((i % 2 + 1)); i=$((i+1)); done',
    ),
  },
  failing: { text: `${script()}\nexit ${failingExitCode}` },
  moody: { text: `${script()}\n[ $(($$ % 3)) -ne 0 ] || exit ${failingExitCode}` },
  slow: { text: script('sleep 0.7') },
  long: { text: script('sleep 2.5') },
  endless: { text: script('sleep 60'), timeLimitMs: 900, stopGraceMs: 200 },
  // Neither the shell nor what it leaves in the background heeds a request to end.
  stubborn: { text: `trap '' TERM\n${script('sleep 3 & sleep 2', 'wait')}`, stopGraceMs: 300 },
} as const;

const interval = (every: number, more: Partial<IntervalSchedule> = {}): Schedule => ({
  kind: 'interval',
  every,
  unit: 's',
  align: 'anchor',
  mode: 'elapsed',
  timeZone: 'UTC',
  ...more,
});

/** A schedule that is due every few seconds, of any kind that the audit can enumerate. */
export function anySchedule(random: Random, now: number): Schedule {
  const second = Math.floor(now / 1_000) * 1_000;
  const crontab = (expression: string, dialect: 'vixie' | 'celery' = 'vixie'): Schedule => ({
    kind: 'crontab',
    expression,
    dialect,
    timeZone: 'UTC',
  });
  return random.pick<() => Schedule>([
    () => interval(random.int(1, 7)),
    () => interval(random.int(1, 7), { anchorAt: now - random.int(0, 100_000) }),
    () => interval(random.int(500, 3_000), { unit: 'ms' }),
    () => interval(random.pick([1, 2, 3, 5, 7]), { align: 'clock' }),
    () => crontab(`*/${random.int(2, 7)} * * * * *`),
    () => crontab(random.pick(['* * * * * *', '1-59/3 * * * * *', '0,7,20,41,*/9 * * * * *', '*/2 */2 * * * *'])),
    () => crontab(random.pick(['*/4 * * * * *', '3-58/5 * * * * *']), 'celery'),
    () => ({ kind: 'rrule', rule: `FREQ=SECONDLY;INTERVAL=${random.int(2, 5)}`, startAt: second, timeZone: 'UTC' }),
  ])();
}

/** Any catch-up and overlap policy. */
export function anyPolicies(random: Random): Pick<EntryInput, 'catchUp' | 'overlap'> {
  return {
    catchUp: {
      policy: random.pick(['skip', 'latest', 'all'] as const),
      windowMs: random.pick([null, null, 3_000, 60_000]),
      limit: random.pick([2, 5, 100]),
      startWithinMs: random.pick([0, 0, 0, 1_500]),
    },
    overlap: random.pick(['skip', 'queue', 'allow', 'replace'] as const),
  };
}

/** Fills the data folder of a host with some sixty entries of every kind that is due within seconds. */
export async function createWorkload(api: ApiClient, random: Random, linesFile: string): Promise<Workload> {
  const now = Date.now();
  const taskNames: string[] = [];
  const editable: { id: string; taskName: string }[] = [];
  const pausable: string[] = [];

  async function add(
    name: string,
    work: Work,
    entries: (Partial<EntryInput> & { schedule: Schedule })[],
  ): Promise<string[]> {
    const { text, ...limits } = { timeLimitMs: null, stopGraceMs: 1_000, ...works[work] };
    const task = TaskInput.parse({
      name,
      options: { kind: 'script', shell: 'sh', text },
      environment: { CRASH_LINES: linesFile },
      ...limits,
    });
    const { entries: made } = await api.task.create({ task, entries: entries.map((entry) => EntryInput.parse(entry)) });
    taskNames.push(name);
    pausable.push(...made.map(({ id }) => id));
    return made.map(({ id }) => id);
  }

  const after = (task: string, outcome: 'succeeded' | 'failed' | 'ended', delayMs = 0) => ({
    schedule: { kind: 'event', on: { type: 'taskEnded', task, outcome }, delayMs, timeZone: 'UTC' } as Schedule,
    overlap: random.pick(['skip', 'queue', 'allow'] as const),
  });
  // Who follows is there before the first end that counts.
  await add('first', 'moody', []);
  await add('busy', 'quick', []);
  for (const [name, followed, outcome, delayMs] of [
    ['second', 'first', 'succeeded', 0],
    ['third', 'second', 'succeeded', 0],
    ['mourner', 'first', 'failed', 0],
    ['gossip', 'first', 'ended', 700],
    ['listener', 'busy', 'ended', 0],
  ] as const) {
    await add(name, 'quick', [after(followed, outcome, delayMs)]);
  }
  for (const [task, schedule, overlap] of [
    ['first', interval(2), 'allow'],
    ['first', interval(3), 'queue'],
    ['busy', interval(350, { unit: 'ms' }), 'allow'],
  ] as const) {
    const { id } = await api.entry.create({ task, entry: EntryInput.parse({ schedule, overlap }) });
    pausable.push(id);
  }

  const rhythm = (every: number, align: 'lastEnd' | 'lastStart') => ({
    schedule: interval(every, { unit: 'ms', align }),
  });
  await add('after end', 'quick', [rhythm(900, 'lastEnd'), rhythm(1_700, 'lastEnd')]);
  await add('after slow end', 'slow', [rhythm(500, 'lastEnd')]);
  await add('after start', 'slow', [rhythm(1_500, 'lastStart')]);
  await add('at start', 'quick', [
    { schedule: { kind: 'event', on: { type: 'hostStart' }, delayMs: 0, timeZone: 'UTC' } },
  ]);

  await add(
    'once',
    'quick',
    [4, 11, 30, 61, 122].map((seconds) => ({
      schedule: { kind: 'once', dueAt: now + seconds * 1_000, timeZone: 'UTC' },
      ...anyPolicies(random),
    })),
  );
  await add('limited', 'quick', [
    { schedule: interval(1), limits: { startAt: null, endAt: null, maxRuns: 25 } },
    { schedule: interval(2), limits: { startAt: null, endAt: null, maxRuns: 10 }, ...anyPolicies(random) },
    {
      schedule: interval(1),
      limits: { startAt: now + 7_000, endAt: now + 60_000, maxRuns: null },
      ...anyPolicies(random),
    },
  ]);
  const clock = (minutes: number) => new Date(now + minutes * 60_000).toISOString().slice(11, 16);
  const exclusions = {
    dates: [],
    calendars: [],
    windows: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], from: clock(1), to: clock(3) }],
    action: 'skip' as const,
  };
  await add('excluded', 'quick', [
    { schedule: interval(2), exclusions },
    { schedule: interval(3, { align: 'clock' }), exclusions, ...anyPolicies(random) },
  ]);
  await add(
    'spread',
    'quick',
    [2, 3, 5].map((every) => ({ schedule: interval(every), spreadMs: every * 700, ...anyPolicies(random) })),
  );

  await add(
    'swarm',
    'quick',
    [230, 270, 310, 350, 390].map((every) => ({ schedule: interval(every, { unit: 'ms' }), ...anyPolicies(random) })),
  );
  const shapes: [Work, number][] = [
    ['quick', 8],
    ['noisy', 5],
    ['failing', 4],
    ['slow', 5],
    ['long', 4],
    ['endless', 2],
    ['stubborn', 3],
  ];
  for (const [work, count] of shapes) {
    const entries = Array.from({ length: count }, () => ({
      schedule: anySchedule(random, now),
      ...anyPolicies(random),
    }));
    const isLong = work === 'long' || work === 'endless' || work === 'stubborn';
    // Long runs that all wait for each other would never come to an end.
    const ids = await add(
      work,
      work,
      isLong ? entries.map((entry) => ({ ...entry, overlap: random.pick(['skip', 'replace'] as const) })) : entries,
    );
    if (!isLong) editable.push(...ids.map((id) => ({ id, taskName: work })));
  }
  await add('spare', 'quick', []);
  return { taskNames, editable, pausable, taskOfSpares: 'spare' };
}
