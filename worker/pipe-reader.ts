import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** This side's end of an output pipe. */
export interface PipeReader {
  /** Begins to read; `data` is valid during the call only, and after an answer of false no more comes until `resume`. */
  read(onData: (data: Buffer) => boolean): void;
  resume(): void;
  /** Calls `action` once when nobody holds the other end any more. */
  onClose(action: () => void): void;
  destroy(): void;
}

let shared: Buffer | undefined;

/** Reads a pipe whose file descriptor is open; all readers share one buffer, for they are called one after another. */
export function readDescriptor(fd: number): PipeReader {
  shared ??= Buffer.allocUnsafeSlow(65_536);
  let onData = (_data: Buffer) => true;
  const callback = (length: number, buffer: Uint8Array) => onData((buffer as Buffer).subarray(0, length));
  const options = { fd, readable: true, writable: false, onread: { buffer: shared, callback } };
  const socket = new Socket(options);
  return {
    ...controls(socket),
    read(listener) {
      onData = listener;
      socket.resume();
    },
  };
}

/** Reads a stream that Node made for a child. */
export function readStream(stream: Readable): PipeReader {
  return {
    ...controls(stream),
    read: (onData) => void stream.on('data', (data: Buffer) => onData(data) || stream.pause()),
  };
}

function controls(stream: Readable): Pick<PipeReader, 'resume' | 'onClose' | 'destroy'> {
  stream.on('error', () => stream.destroy());
  return {
    resume: () => void stream.resume(),
    onClose: (action) => void stream.once('close', action),
    destroy: () => void stream.destroy(),
  };
}
