import type { Status } from '../../shared/api.ts';
import { formatDuration } from '../ui/duration.ts';
import { Moment } from '../ui/moment.tsx';
import classes from './beat-details.module.css';
import { problemNames } from './beat-health.ts';

/** All that the watchdog has to say: problems, how late due times were, when the clock jumped. */
export function BeatDetails({ status: { problems, lateness, lastJump, lastTickAt } }: { status: Status }) {
  return (
    <div className={classes.details}>
      {problems.length === 0 && <p className={classes.well}>No problems.</p>}
      {problems.map(({ code, message, since }) => (
        <section key={`${code} ${message}`} className={classes.problem}>
          <h3>
            {problemNames[code]}
            <span>
              <Moment at={since} />
            </span>
          </h3>
          <p>{message}</p>
        </section>
      ))}
      <dl className={classes.facts}>
        <dt>Last hour</dt>
        <dd>
          {lateness
            ? `${lateness.count} due, usually handled within ${formatDuration(lateness.medianMs)}, at worst ${formatDuration(lateness.worstMs)}`
            : 'nothing was due'}
        </dd>
        {lastJump && (
          <>
            <dt>Clock</dt>
            <dd>
              {lastJump.ms > 0 ? 'asleep, or set forward, for' : 'set back by'} {formatDuration(Math.abs(lastJump.ms))},{' '}
              <Moment at={lastJump.at} />
            </dd>
          </>
        )}
        {lastTickAt !== null && (
          <>
            <dt>Last tick</dt>
            <dd>
              <Moment at={lastTickAt} />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
