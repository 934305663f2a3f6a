/** An end of a pause that people often want; null is none. */
export interface PauseChoice {
  label: string;
  until: number | null;
}

const morningHour = 8;

/** The usual ends of a pause that begins now, on the local clock. */
export function pauseChoices(now: number): PauseChoice[] {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(morningHour, 0, 0, 0);
  return [
    { label: 'For 1 hour', until: Math.ceil((now + 3_600_000) / 60_000) * 60_000 },
    { label: 'Until tomorrow morning', until: morning.getTime() },
    { label: 'Until I resume', until: null },
  ];
}
