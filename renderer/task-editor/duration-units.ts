/** Units a person gives a length of time in. */
export const durationUnits = [
  { value: 's', label: 'seconds', ms: 1_000 },
  { value: 'min', label: 'minutes', ms: 60_000 },
  { value: 'h', label: 'hours', ms: 3_600_000 },
  { value: 'd', label: 'days', ms: 86_400_000 },
] as const;

export type DurationUnit = (typeof durationUnits)[number]['value'];

/** Writes a length of time in the largest unit that leaves a whole number. */
export function splitDuration(ms: number): { amount: number; unit: DurationUnit } {
  const unit = durationUnits.findLast((candidate) => ms % candidate.ms === 0 && ms > 0) ?? durationUnits[0];
  return { amount: ms / unit.ms, unit: unit.value };
}

/** The milliseconds in so many units. */
export function joinDuration(amount: number, unit: DurationUnit): number {
  return Math.round(amount * (durationUnits.find(({ value }) => value === unit)?.ms ?? 1_000));
}
