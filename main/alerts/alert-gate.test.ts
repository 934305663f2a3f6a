import { beforeEach, expect, it, vi } from 'vitest';
import type { Clock } from '../beat/clock.ts';
import type { Alert } from './alert.ts';
import { createAlertGate } from './alert-gate.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const clock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

function openGate() {
  const shown: Alert[] = [];
  return { shown, gate: createAlertGate(clock, (alert) => shown.push(alert)) };
}

const alert = (runId: string): Alert => ({ title: '“Sync” failed', body: 'disk full', runId });

it('shows the first at once and gathers the rest of the minute', () => {
  const { gate, shown } = openGate();
  for (const run of ['1', '2', '3']) gate.offer('sync', alert(run));
  expect(shown).toEqual([alert('1')]);
  vi.advanceTimersByTime(60_000);
  expect(shown.slice(1)).toEqual([{ ...alert('3'), title: '“Sync” failed, 2 times in the last minute' }]);
  gate.offer('sync', alert('4'));
  expect(shown).toHaveLength(2);
});

it('keeps tasks apart and starts anew after a quiet minute', () => {
  const { gate, shown } = openGate();
  gate.offer('sync', alert('1'));
  gate.offer('backup', alert('2'));
  vi.advanceTimersByTime(60_000);
  gate.offer('sync', alert('3'));
  expect(shown).toEqual([alert('1'), alert('2'), alert('3')]);
});

it('shows nothing once closed', () => {
  const { gate, shown } = openGate();
  gate.offer('sync', alert('1'));
  gate.offer('sync', alert('2'));
  gate.close();
  vi.advanceTimersByTime(120_000);
  expect(shown).toHaveLength(1);
});
