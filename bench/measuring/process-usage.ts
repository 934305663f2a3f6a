import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its children have used since they started. */
export interface Usage {
  readonly cpuMs: number;
  /** How often one of their threads went from waiting to running because something happened. */
  readonly wakeUps: number;
}

/** Whether this machine tells what other processes use. */
export const canReadUsage = process.platform === 'linux';

/** Reads what a process and its children have used, all threads together. */
export function usageOf(pid: number): Usage {
  const all = [pid, ...childrenOf(pid)].flatMap((member) => threadsOf(member));
  return {
    cpuMs: all.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    wakeUps: all.reduce((sum, { wakeUps }) => sum + wakeUps, 0),
  };
}

/** The resident memory of one process in MB. */
export function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

function threadsOf(pid: number): Usage[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const folder = `/proc/${pid}/task/${thread}`;
    const [runNs = '0'] = readFileSync(`${folder}/schedstat`, 'utf8').split(' ');
    const switches = /^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1];
    return { cpuMs: Number(runNs) / 1e6, wakeUps: Number(switches) };
  });
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
