import { Text } from '@mantine/core';
import { absoluteTime, localTimeZone, zoneName, zoneOffset } from './absolute-time.ts';
import classes from './due-times.module.css';
import { useNow } from './now.tsx';
import { relativeTime } from './relative-time.ts';

/** Coming due times in the schedule's zone, and in the local one where that differs. */
export function DueTimes({ due, timeZone }: { due: readonly number[]; timeZone: string }) {
  const now = useNow();
  const isForeign = timeZone !== localTimeZone();
  if (due.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        It has no further due time.
      </Text>
    );
  }
  return (
    <ol className={classes.list} aria-label="Next due times">
      {due.map((at) => (
        <li key={at}>
          <time dateTime={new Date(at).toISOString()}>
            {absoluteTime(at, timeZone)}
            {isForeign && ` ${zoneOffset(at, timeZone)}`}
          </time>
          <span className={classes.beside}>
            {relativeTime(at, now)}
            {isForeign && ` · ${absoluteTime(at).split(', ').at(-1)} here`}
          </span>
        </li>
      ))}
      {isForeign && <li className={classes.beside}>in the time of {zoneName(timeZone)}</li>}
    </ol>
  );
}
