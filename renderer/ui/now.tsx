import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const NowContext = createContext<number | null>(null);

/** Lets everything inside tell the time by the host's clock, once a second. */
export function NowProvider({ aheadMs, children }: { aheadMs: number; children: ReactNode }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer = 0;
    // On the full second, so that every countdown on the screen moves at once.
    const tick = () => {
      setNow(Date.now());
      timer = window.setTimeout(tick, 1_000 - ((Date.now() + aheadMs) % 1_000));
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [aheadMs]);
  return <NowContext value={now + aheadMs}>{children}</NowContext>;
}

/** The host's time, renewed every second. */
export function useNow(): number {
  const now = use(NowContext);
  if (now === null) throw new Error('There is no NowProvider around this component.');
  return now;
}
