import type { RunState } from '../../shared/model/run.ts';
import { runStateLooks } from './run-state.ts';
import classes from './run-state-mark.module.css';

/** A run's state as icon and word. */
export function RunStateMark({ state }: { state: RunState }) {
  const { word, icon: Icon, tone, meaning } = runStateLooks[state];
  return (
    <span className={classes.mark} data-tone={tone} data-state={state} title={meaning}>
      <Icon size={16} stroke={1.8} aria-hidden className={classes.icon} />
      {word}
    </span>
  );
}
