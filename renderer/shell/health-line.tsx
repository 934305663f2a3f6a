import { Button, Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useConnectionState, useOrpc } from '../api/api-context.tsx';
import { PageLink } from '../ui/links.tsx';
import { useNow } from '../ui/now.tsx';
import { countdown } from '../ui/relative-time.ts';
import { BeatDetails } from './beat-details.tsx';
import { beatHealth } from './beat-health.ts';
import classes from './health-line.module.css';
import { usePauseResume } from './use-pause-resume.ts';

/** Says on every page whether the beat runs, what comes next, what runs now and what is late. */
export function HealthLine() {
  const { data: status } = useQuery(useOrpc().system.status.queryOptions());
  const isConnected = useConnectionState() === 'open';
  const now = useNow();
  const { isPaused, toggle, isPending } = usePauseResume();
  if (!status) {
    return (
      <section className={classes.line} aria-label="Beat">
        <Skeleton height={12} width={320} maw="70%" radius="sm" />
      </section>
    );
  }
  if (!isConnected) {
    // What was last heard of the beat says nothing about now.
    return (
      <section className={classes.line} aria-label="Beat">
        <span className={classes.away}>Not connected: what you see is from before.</span>
      </section>
    );
  }
  const { words, headline, tone, lateCount } = beatHealth(status, now);
  const next = status.next[0];
  return (
    <section className={classes.line} aria-label="Beat">
      <ul className={classes.facts}>
        <li className={classes.state} data-tone={tone}>
          <Popover position="bottom-start" width="min(26rem, calc(100vw - 24px))" shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <UnstyledButton className={classes.stateButton ?? ''}>
                {tone === 'bad' || headline ? (
                  <IconAlertTriangle size={15} aria-hidden />
                ) : (
                  <span className={classes.dot} aria-hidden />
                )}
                <span className={classes.words}>{words}</span>
                {headline && <span className={classes.problem}>{headline}</span>}
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <BeatDetails status={status} />
            </Popover.Dropdown>
          </Popover>
        </li>
        {status.beat === 'running' && next && (
          <li className={classes.next}>
            next in <span className={classes.countdown}>{countdown(next.at, now)}</span>{' '}
            <PageLink to="/tasks/$task" params={{ task: next.taskId }} inherit c="inherit">
              “{next.taskName}”
            </PageLink>
          </li>
        )}
        <li>
          <PageLink to="/runs" search={{ states: ['running'] }} inherit c="inherit">
            {status.running.length} running
          </PageLink>
        </li>
        {status.queuedCount > 0 && (
          <li>
            <PageLink to="/runs" search={{ states: ['queued'] }} inherit c="inherit">
              {status.queuedCount} waiting
            </PageLink>
          </li>
        )}
        <li className={classes.late} data-late={lateCount > 0 || undefined}>
          {lateCount} late
        </li>
      </ul>
      <Button
        size="compact-sm"
        className={classes.pause ?? ''}
        variant={isPaused ? 'filled' : 'subtle'}
        {...(isPaused ? {} : { color: 'gray' })}
        leftSection={isPaused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
        loading={isPending}
        onClick={toggle}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
    </section>
  );
}
