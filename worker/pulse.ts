/** Calls an action at once when the last call is long ago, and otherwise gathers requests for a while. */
export interface Pulse {
  /** Asks for a call no sooner than `spacingMs` after the last one; the earliest of several requests counts. */
  request(spacingMs: number): void;
}

/** Makes a pulse around `action`. */
export function createPulse(action: () => void): Pulse {
  let lastAt = Number.NEGATIVE_INFINITY;
  let dueAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  function beat() {
    clearTimeout(timer);
    clearImmediate(immediate);
    timer = undefined;
    immediate = undefined;
    dueAt = Number.POSITIVE_INFINITY;
    lastAt = performance.now();
    action();
  }

  return {
    request(spacingMs) {
      const now = performance.now();
      const wantedAt = Math.max(now, lastAt + spacingMs);
      if (wantedAt >= dueAt) return;
      dueAt = wantedAt;
      clearTimeout(timer);
      // Waiting for the end of this turn of the loop gathers what arrives together.
      if (wantedAt <= now) immediate ??= setImmediate(beat);
      else timer = setTimeout(beat, wantedAt - now);
    },
  };
}
