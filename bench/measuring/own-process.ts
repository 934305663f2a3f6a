import { fork } from 'node:child_process';

/** Runs a part of a row in a fresh process, so that no measurement inherits the heap or the warm code of another. */
export function inOwnProcess<Output>(file: string, part: string, input: object): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = fork(file, ['--part', part, JSON.stringify(input)]);
    let output: { value: Output } | undefined;
    child.on('message', (message) => {
      output = message as { value: Output };
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0 && output) resolve(output.value);
      else reject(new Error(`${part} of ${file} ended with ${signal ?? `code ${code}`}`));
    });
  });
}
