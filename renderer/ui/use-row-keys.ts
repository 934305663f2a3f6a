import { type KeyboardEvent, type RefObject, useState } from 'react';

const pageSize = 10;

/** Lets the arrow keys walk through the rows of a virtual list; one row at a time is in the tab order. */
export function useRowKeys(count: number, reveal: (index: number) => void, scroller: RefObject<HTMLElement | null>) {
  const [wanted, setCurrent] = useState(0);
  const current = Math.min(wanted, Math.max(0, count - 1));

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed inside a row's own controls belong to them.
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + pageSize,
      PageUp: current - pageSize,
      Home: 0,
      End: count - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, step));
    setCurrent(next);
    reveal(next);
    // The row may be drawn only after the list has scrolled to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true }),
      ),
    );
  };

  return { current, setCurrent, onKeyDown };
}
