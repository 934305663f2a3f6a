import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { NowProvider } from '../ui/now.tsx';

// Smaller differences are the time the answer took to arrive.
const toleratedMs = 1_500;

/** Tells the time by the host's clock, which may differ from that of a phone looking at it. */
export function HostClock({ children }: { children: ReactNode }) {
  const { data, dataUpdatedAt } = useQuery(useOrpc().system.status.queryOptions());
  const aheadMs = data ? data.now - dataUpdatedAt : 0;
  return <NowProvider aheadMs={Math.abs(aheadMs) < toleratedMs ? 0 : aheadMs}>{children}</NowProvider>;
}
