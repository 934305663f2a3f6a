import { spawn } from 'node:child_process';

/** How a command ended: all that it printed, and whether it succeeded. */
export interface CommandResult {
  ok: boolean;
  output: string;
}

/** Runs a command to its end and keeps what it prints. */
export function captureCommand(
  command: string,
  args: readonly string[],
  { timeoutMs, env = process.env }: { timeoutMs?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Runs a command that shares this terminal; resolves with its exit code. */
export function showCommand(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return new Promise<number>((resolve) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
