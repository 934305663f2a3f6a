/** The option behind each field of an entry or a task, for messages to somebody who typed options. */
const flags: Record<string, string> = {
  name: '--name',
  notes: '--notes',
  tags: '--tag',
  'options.program': 'program',
  'options.shell': '--shell',
  'options.text': '--script',
  workingFolder: '--cwd',
  timeLimitMs: '--time-limit',
  stopGraceMs: '--stop-grace',
  'schedule.expression': '--cron',
  'schedule.timeZone': '--tz',
  'schedule.every': '--every',
  'schedule.unit': '--every',
  'schedule.anchorAt': '--anchor',
  'schedule.dueAt': '--at',
  'schedule.event': '--sun',
  'schedule.latitude': '--place',
  'schedule.longitude': '--place',
  'schedule.offsetMs': '--offset',
  'schedule.rule': '--rrule',
  'schedule.startAt': '--from',
  'schedule.on': '--on',
  'schedule.delayMs': '--delay',
  'limits.startAt': '--not-before',
  'limits.endAt': '--not-after',
  'limits.maxRuns': '--max-runs',
  spreadMs: '--spread',
  exclusions: '--except',
  'exclusions.dates': '--except-date',
  'exclusions.windows': '--except',
  'exclusions.calendars': '--except-calendar',
  'exclusions.action': '--except-then',
  'catchUp.policy': '--catch-up',
  'catchUp.windowMs': '--catch-up-window',
  'catchUp.limit': '--catch-up-limit',
  'catchUp.startWithinMs': '--start-within',
  'parameters.args': 'arguments',
};

/** The option that a field stands for; the field's own name where there is none. */
export function flagName(path: string): string {
  const variable = /^(?:parameters\.)?environment\.(.*)$/s.exec(path);
  if (variable) return `--env ${variable[1]}`;
  for (let prefix = path; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')))) {
    if (Object.hasOwn(flags, prefix)) return flags[prefix] ?? path;
  }
  return path;
}
