import type { TaskCheck } from '../../shared/api.ts';
import type { FieldIssue } from '../../shared/error.ts';
import type { TaskInput } from '../../shared/model/task.ts';

/** What the registry asks of the machine. */
export interface Machine {
  readonly homeFolder: string;
  /** The file that would be started for `program`, or null; looked up as the operating system would. */
  findProgram(program: string, workingFolder: string, path: string | undefined): string | null;
  isFolder(path: string): boolean;
  isAbsolute(path: string): boolean;
}

/** Says what would keep a task from running on this machine; issue paths are those of `TaskInput`. */
export function checkTask(task: TaskInput, machine: Machine): TaskCheck {
  const issues: FieldIssue[] = [];
  const workingFolder = task.workingFolder ?? machine.homeFolder;
  if (!machine.isAbsolute(workingFolder)) {
    issues.push({ path: 'workingFolder', message: `“${workingFolder}” is not an absolute path` });
  } else if (!machine.isFolder(workingFolder)) {
    issues.push({ path: 'workingFolder', message: `the folder “${workingFolder}” does not exist` });
  }
  const { options } = task;
  const program = options.kind === 'command' ? options.program : options.shell;
  const programPath = machine.findProgram(program, workingFolder, task.environment.PATH);
  if (programPath === null) {
    issues.push(
      options.kind === 'command'
        ? { path: 'options.program', message: `the program “${program}” was not found or cannot be executed` }
        : { path: 'options.shell', message: `“${program}” is not installed` },
    );
  }
  return { issues, programPath, workingFolder };
}
