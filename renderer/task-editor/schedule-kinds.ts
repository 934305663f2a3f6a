import type { Schedule } from '../../shared/model/schedule.ts';

/** Every kind of schedule in people's words, the most usual first. */
export const scheduleKinds: readonly { value: Schedule['kind']; label: string; hint: string }[] = [
  { value: 'interval', label: 'Every …', hint: 'Every so many minutes, hours, days or months.' },
  { value: 'crontab', label: 'Crontab', hint: 'At times of day on some days, written as for cron.' },
  { value: 'once', label: 'Once', hint: 'At one moment, and never again.' },
  { value: 'solar', label: 'Sun', hint: 'With the sun at a place, which moves from day to day.' },
  { value: 'rrule', label: 'Recurrence', hint: 'Like an appointment that repeats: every other Friday, each last day.' },
  { value: 'event', label: 'Event', hint: 'When something happens: at login, on waking, after another task.' },
];
