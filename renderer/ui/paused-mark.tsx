import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { absoluteTime } from './absolute-time.ts';
import { useNow } from './now.tsx';
import classes from './paused-mark.module.css';
import { shortTime } from './short-time.ts';

interface PausedMarkProps {
  /** When it ends by itself. */
  until: number | null;
  /** Leaves the word to the icon where there is little room. */
  isBrief?: boolean;
}

/** Says that something is paused, and until when. */
export function PausedMark({ until, isBrief = false }: PausedMarkProps) {
  const now = useNow();
  return (
    <Tooltip label={until === null ? 'Paused until somebody resumes it' : `Paused until ${absoluteTime(until)}`}>
      <span className={classes.mark}>
        <IconPlayerPause size={15} stroke={1.8} aria-hidden className={classes.icon} />
        <span className={classes.words}>
          {isBrief && until !== null ? <VisuallyHidden>Paused</VisuallyHidden> : 'Paused'}
          {until !== null && ` until ${shortTime(wholeMinute(until), now)}`}
        </span>
      </span>
    </Tooltip>
  );
}

// Nobody plans by the second when a pause ends.
function wholeMinute(at: number): number {
  return Math.ceil(at / 60_000) * 60_000;
}
