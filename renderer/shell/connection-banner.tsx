import { Code, Loader } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useConnectionState } from '../api/api-context.tsx';
import classes from './connection-banner.module.css';

/** Says quietly when the host is out of reach, and how to get in when it does not know this browser. */
export function ConnectionBanner() {
  const state = useConnectionState();
  return (
    <div role="status" className={classes.region}>
      {state === 'lost' && (
        <p className={classes.banner}>
          <Loader size={14} color="currentColor" aria-hidden />
          Connection to Downbeat lost, trying again…
        </p>
      )}
      {state === 'connecting' && (
        <p className={classes.banner} data-quiet>
          <Loader size={14} color="currentColor" aria-hidden />
          Connecting to Downbeat…
        </p>
      )}
      {state === 'refused' && (
        <p className={classes.banner}>
          <IconLock size={16} aria-hidden />
          <span>
            This browser is not known to Downbeat: open the address that <Code>downbeat serve</Code> printed.
          </span>
        </p>
      )}
    </div>
  );
}
