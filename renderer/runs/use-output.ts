import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isActive, type Run } from '../../shared/model/run.ts';
import { useConnectionState, useOrpc } from '../api/api-context.tsx';
import { theme } from '../ui/theme.ts';
import { type OutputTerminal, openTerminal } from './output-terminal.ts';
import { type StreamChoice, terminalText } from './output-text.ts';
import { followOutput } from './read-output.ts';
import { darkTerminal, lightTerminal } from './terminal-theme.ts';

const mostBytesReadAloud = 256_000;

/** Where the output stands: `reading` what is stored, `following` what is being written, `done`. */
export type OutputState = 'reading' | 'following' | 'done';

/** Fills an element with a run's output and keeps up with it while the run goes on. */
export function useOutput(run: Run, place: RefObject<HTMLElement | null>, streams: StreamChoice) {
  const orpc = useOrpc();
  const isConnected = useConnectionState() === 'open';
  const scheme = useComputedColorScheme('light');
  const terminal = useRef<OutputTerminal>(null);
  const lastSeq = useRef(0);
  const [isFollowing, setIsFollowing] = useState(true);
  const [state, setState] = useState<OutputState>('reading');
  const [error, setError] = useState<unknown>(null);
  const [hasText, setHasText] = useState(false);
  const isLive = isActive(run.state);
  const [isReadAloud] = useState(!isLive && run.outputBytes <= mostBytesReadAloud);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is changed in place below
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const opened = openTerminal(element, {
      theme: scheme === 'dark' ? darkTerminal : lightTerminal,
      fontFamily: theme.fontFamilyMonospace ?? 'monospace',
      isReadAloud,
    });
    opened.onScroll(setIsFollowing);
    terminal.current = opened;
    lastSeq.current = 0;
    setHasText(false);
    return () => {
      terminal.current = null;
      opened.dispose();
    };
  }, [place, streams, isReadAloud]);

  useEffect(() => terminal.current?.setTheme(scheme === 'dark' ? darkTerminal : lightTerminal), [scheme]);

  useEffect(() => {
    const target = terminal.current;
    if (!isConnected || !target) return;
    const left = new AbortController();
    const fill = async () => {
      setState('reading');
      for await (const chunks of followOutput(orpc, run.id, lastSeq.current, left.signal)) {
        const text = terminalText(chunks, streams);
        if (text !== '') setHasText(true);
        await target.write(text, left.signal);
        if (left.signal.aborted) return;
        lastSeq.current = chunks.at(-1)?.seq ?? lastSeq.current;
        setState('following');
      }
      setState('done');
    };
    setError(null);
    // What breaks off with the connection goes on from the same place when it is back.
    fill().catch((cause: unknown) => left.signal.aborted || setError(cause));
    return () => left.abort();
  }, [orpc, run.id, streams, isConnected]);

  const follow = (wanted: boolean) => {
    setIsFollowing(wanted);
    if (wanted) terminal.current?.scrollToEnd();
    else terminal.current?.scrollLines(-1);
  };

  return { terminal, isFollowing, follow, state, error: isConnected ? error : null, hasText };
}
