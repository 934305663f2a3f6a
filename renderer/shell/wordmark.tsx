import { PageLink } from '../ui/links.tsx';
import classes from './wordmark.module.css';

/** The name of the app, one strong beat and three weak ones before it; leads home. */
export function Wordmark() {
  return (
    <PageLink to="/" className={classes.wordmark ?? ''} underline="never" aria-label="Downbeat, to the first page">
      <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden className={classes.beats}>
        <path d="M2 1v14" />
        <path d="M7.3 5v6M12.6 5v6M18 5v6" className={classes.weak} />
      </svg>
      Downbeat
    </PageLink>
  );
}
