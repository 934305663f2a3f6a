/** Memory for copies that live until the next `reset`, used again and again so that a flood of output makes no garbage. */
export interface Arena {
  copy(data: Buffer): Buffer;
  /** Forgets all copies. */
  reset(): void;
}

/** Makes an arena of `size` bytes; what does not fit gets memory of its own. */
export function createArena(size: number): Arena {
  let memory: Buffer | undefined;
  let used = 0;
  return {
    copy(data) {
      if (used + data.length > size) return Buffer.from(data);
      memory ??= Buffer.allocUnsafeSlow(size);
      data.copy(memory, used);
      used += data.length;
      return memory.subarray(used - data.length, used);
    },
    reset() {
      used = 0;
    },
  };
}
