import { Tooltip } from '@mantine/core';
import { absoluteTime, localTimeZone, zoneName, zoneOffset } from './absolute-time.ts';
import { useNow } from './now.tsx';
import { relativeTime } from './relative-time.ts';

/** An instant: relative on the page, absolute on hover, with the schedule's zone where it is not the local one. */
export function Moment({ at, timeZone }: { at: number; timeZone?: string | undefined }) {
  const now = useNow();
  const isForeign = timeZone !== undefined && timeZone !== localTimeZone();
  return (
    <Tooltip
      multiline
      label={
        <>
          {absoluteTime(at)}
          {isForeign && (
            <>
              <br />
              {absoluteTime(at, timeZone)} {zoneName(timeZone)} ({zoneOffset(at, timeZone)})
            </>
          )}
        </>
      }
    >
      <time dateTime={new Date(at).toISOString()}>{relativeTime(at, now)}</time>
    </Tooltip>
  );
}
