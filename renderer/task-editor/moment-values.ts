import { instantOfWall, wallText } from '../ui/wall-time.ts';

/** An instant as the form holds it: the text of a `datetime-local` field, in the zone of the schedule. */
export interface MomentValues {
  wall: string;
  /** The instant it was filled from: where clocks go back the text alone would not tell which of two it is. */
  at: number | null;
}

/** No instant. */
export const noMoment: MomentValues = { wall: '', at: null };

/** Fills the field from an instant. */
export function momentFrom(at: number | null, timeZone: string): MomentValues {
  return at === null ? noMoment : { wall: wallText(at, timeZone), at };
}

/** The instant the field stands for; null when it is empty or not a date and time. */
export function instantOf({ wall, at }: MomentValues, timeZone: string): number | null {
  return at !== null && wallText(at, timeZone) === wall ? at : instantOfWall(wall, timeZone);
}
