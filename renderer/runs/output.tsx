import '@xterm/xterm/css/xterm.css';
import { Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { isActive, type Run } from '../../shared/model/run.ts';
import { explainError } from '../api/explain-error.ts';
import { Problem } from '../ui/problem.tsx';
import classes from './output.module.css';
import type { OutputTerminal } from './output-terminal.ts';
import type { StreamChoice } from './output-text.ts';
import { OutputToolbar } from './output-toolbar.tsx';
import { useOutput } from './use-output.ts';

/** What a run wrote, live while it goes on, in a terminal that is only looked at. */
export function Output({ run }: { run: Run }) {
  const place = useRef<HTMLDivElement>(null);
  const [streams, setStreams] = useState<StreamChoice>('all');
  const { terminal, isFollowing, follow, state, error, hasText } = useOutput(run, place, streams);

  return (
    <section className={classes.output} aria-label="Output">
      <OutputToolbar
        run={run}
        streams={streams}
        onStreams={setStreams}
        isFollowing={isFollowing}
        onFollow={follow}
        onFind={(words, direction) => terminal.current?.find(words, direction) ?? false}
      />
      {error !== null && <Problem title="The output could not be read" {...explainError(error)} />}
      <div
        className={classes.frame}
        role="log"
        aria-live="off"
        aria-label="Output text"
        aria-busy={state === 'reading'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onKeyDown={(event) => scroll(event, terminal.current)}
      >
        <div className={classes.terminal} ref={place} />
        {!hasText && state !== 'reading' && (
          <Text className={classes.empty ?? ''} c="dimmed">
            {isActive(run.state)
              ? 'It has written nothing yet.'
              : run.startedAt === null
                ? 'It did not start, so there is no output.'
                : streams === 'all'
                  ? 'It wrote nothing.'
                  : 'It wrote nothing to this stream.'}
          </Text>
        )}
      </div>
    </section>
  );
}

function scroll(event: KeyboardEvent, terminal: OutputTerminal | null): void {
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => terminal?.scrollLines(-1),
    ArrowDown: () => terminal?.scrollLines(1),
    PageUp: () => terminal?.scrollPages(-1),
    PageDown: () => terminal?.scrollPages(1),
    Home: () => terminal?.scrollToStart(),
    End: () => terminal?.scrollToEnd(),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}
