import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isActive, type Run } from '../../shared/model/run.ts';
import { formatDuration } from '../ui/duration.ts';
import { Moment } from '../ui/moment.tsx';
import { runStateLooks, triggerWords } from '../ui/run-state.ts';
import { formatShellWords } from '../ui/shell-words.ts';
import { latenessMs } from './lateness.ts';
import { RunElapsed } from './run-elapsed.tsx';
import classes from './run-facts.module.css';
import { WhyLink } from './why-link.tsx';

/** When a run was due and took place, how it ended and why. */
export function RunFacts({ run }: { run: Run }) {
  const late = latenessMs(run);
  const variables = Object.entries(run.parameters?.environment ?? {});
  const isBad = runStateLooks[run.state].tone === 'bad';
  return (
    <>
      {run.reason && (
        <Alert
          color={isBad ? 'red' : 'gray'}
          py="xs"
          className={classes.reason ?? ''}
          icon={isBad ? <IconAlertTriangle aria-hidden /> : <IconInfoCircle aria-hidden />}
          role="note"
          aria-label="Reason"
        >
          {run.reason} <WhyLink run={run} />
        </Alert>
      )}
      <dl className={classes.facts} aria-label="Facts">
        <Fact label="Trigger">{triggerWords[run.trigger]}</Fact>
        {run.scheduledFor !== null && (
          <Fact label="Due">
            <Moment at={run.scheduledFor} />
          </Fact>
        )}
        {run.dueCount > 1 && run.firstScheduledFor !== null && (
          <Fact label="Stands for">
            {run.dueCount} due times since <Moment at={run.firstScheduledFor} />
          </Fact>
        )}
        <Fact label="Queued">
          <Moment at={run.queuedAt} />
        </Fact>
        {run.state === 'queued' && run.readyAt !== null && (
          <Fact label="Starts">
            <Moment at={run.readyAt} />
          </Fact>
        )}
        {run.startedAt !== null && (
          <>
            <Fact label="Started">
              <Moment at={run.startedAt} />
            </Fact>
            {late !== null && <Fact label="Late by">{formatDuration(late)}</Fact>}
          </>
        )}
        {run.finishedAt !== null && (
          <Fact label="Finished">
            <Moment at={run.finishedAt} />
          </Fact>
        )}
        {run.startedAt !== null && (
          <Fact label="Duration">
            <RunElapsed run={run} />
          </Fact>
        )}
        {run.exitCode !== null && <Fact label="Exit code">{run.exitCode}</Fact>}
        {run.signal !== null && <Fact label="Signal">{run.signal}</Fact>}
        {run.pid !== null && <Fact label={isActive(run.state) ? 'Process' : 'Process was'}>{run.pid}</Fact>}
        {run.parameters?.args && (
          <Fact label="Arguments given">
            {run.parameters.args.length === 0 ? 'none' : <code>{formatShellWords(run.parameters.args)}</code>}
          </Fact>
        )}
        {variables.length > 0 && (
          <Fact label="Variables given">
            <code>{variables.map(([name, value]) => `${name}=${formatShellWords([value])}`).join(' ')}</code>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
