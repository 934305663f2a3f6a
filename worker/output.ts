/** 1 is stdout, 2 is stderr. */
type Stream = 1 | 2;

/** A piece of output on its way to the store; grows until it is taken. */
export interface PendingChunk {
  readonly runId: string;
  readonly seq: number;
  readonly at: number;
  readonly stream: Stream;
  readonly parts: Buffer[];
  bytes: number;
  taken: boolean;
}

/** Numbers the output of one run and cuts it between characters. */
export interface RunOutput {
  /** Bytes received from both streams. */
  readonly bytes: number;
  write(stream: Stream, data: Buffer): void;
  /** Hands over what was held back in the hope of the rest of a character. */
  end(): void;
}

const largestChunk = 65_536;
const nothing = Buffer.alloc(0);

/** Gathers the output of a run into chunks; `copy` keeps data, `emit` gets each new chunk, `grew` every addition. */
export function createRunOutput(
  runId: string,
  copy: (data: Buffer) => Buffer,
  emit: (chunk: PendingChunk) => void,
  grew: (bytes: number) => void,
): RunOutput {
  const heldBack = { 1: nothing, 2: nothing };
  let last: PendingChunk | undefined;
  let seq = 0;
  let bytes = 0;

  function add(stream: Stream, data: Buffer) {
    if (data.length === 0) return;
    if (last === undefined || last.taken || last.stream !== stream || last.bytes + data.length > largestChunk) {
      seq += 1;
      last = { runId, seq, at: Date.now(), stream, parts: [], bytes: 0, taken: false };
      emit(last);
    }
    last.parts.push(copy(data));
    last.bytes += data.length;
    grew(data.length);
  }

  return {
    get bytes() {
      return bytes;
    },
    write(stream, data) {
      bytes += data.length;
      const whole = heldBack[stream].length === 0 ? data : Buffer.concat([heldBack[stream], data]);
      const cut = whole.length - incompleteTail(whole);
      heldBack[stream] = cut === whole.length ? nothing : Buffer.from(whole.subarray(cut));
      add(stream, cut === whole.length ? whole : whole.subarray(0, cut));
    },
    end() {
      for (const stream of [1, 2] as const) {
        add(stream, heldBack[stream]);
        heldBack[stream] = nothing;
      }
    },
  };
}

/** How many bytes at the end begin a UTF-8 character whose rest is missing; bytes that are no UTF-8 count as whole. */
export function incompleteTail(data: Buffer): number {
  for (let length = 1; length <= Math.min(3, data.length); length++) {
    const byte = data[data.length - length] ?? 0;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    return characterLength(byte) > length ? length : 0;
  }
  return 0;
}

function characterLength(leadByte: number): number {
  if (leadByte >= 0xc2 && leadByte <= 0xdf) return 2;
  if (leadByte >= 0xe0 && leadByte <= 0xef) return 3;
  if (leadByte >= 0xf0 && leadByte <= 0xf4) return 4;
  return 1;
}
