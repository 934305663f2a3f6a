import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { TaskOptions } from '../../shared/model/task.ts';
import type { ScratchFolder } from '../scratch-folder.ts';
import type { Launch } from './launch.ts';

type ScriptOptions = Extract<TaskOptions, { kind: 'script' }>;
type Environment = Readonly<Record<string, string>>;

/**
 * A text run by a shell. Shells get it as a file: lines in error messages count, its length is not limited, other
 * users do not see it in the list of processes, and stdin stays empty. Python and Node read it from stdin, because
 * then imports are looked up in the working folder and not beside a file; they read all of it before they run it, so
 * that the script finds stdin empty as well.
 */
export function prepareScript(
  { shell, text }: ScriptOptions,
  { runId, environment, scratch }: { runId: string; environment: Environment; scratch: ScratchFolder },
): Launch {
  function fromFile(program: string, args: readonly string[], ending: string, content: string): Launch {
    const file = scratch.write(`${runId}${ending}`, content);
    return { program, args: [...args, file.path], noun: 'shell', cleanUp: file.remove };
  }

  switch (shell) {
    case 'bash':
    case 'sh':
    case 'zsh':
    case 'fish':
      // A carriage return is never meant: shells take it for a part of the last word.
      return fromFile(shell, [], `.${shell}`, text.replaceAll('\r\n', '\n'));
    case 'pwsh': {
      const program = findProgram(['pwsh', ...(process.platform === 'win32' ? ['powershell'] : [])], environment);
      const policy = process.platform === 'win32' ? ['-ExecutionPolicy', 'Bypass'] : [];
      // Without the mark of UTF-8 the PowerShell of Windows reads the file in the code page of the system.
      return fromFile(
        program,
        ['-NoLogo', '-NoProfile', '-NonInteractive', ...policy, '-File'],
        '.ps1',
        `\uFEFF${text}`,
      );
    }
    case 'cmd': {
      const lines = `@chcp 65001 >nul\r\n${text.replaceAll(/\r?\n/g, '\r\n')}\r\n`;
      const file = scratch.write(`${runId}.cmd`, lines);
      const args = ['/d', '/q', '/s', '/c', `""${file.path}""`];
      return { program: 'cmd', args, verbatim: true, noun: 'shell', cleanUp: file.remove };
    }
    case 'python': {
      const program = findProgram(process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'], environment);
      // -u: output is seen while it runs, and both streams keep their order.
      return { program, args: ['-u', '-'], input: text, noun: 'shell' };
    }
    case 'node':
      return { program: 'node', args: ['-'], input: text, noun: 'shell' };
  }
}

/** The first of `names` that is on the PATH, or else the first. */
function findProgram(names: readonly [string, ...string[]], environment: Environment): string {
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  return names.find((name) => folders.some((folder) => isExecutable(join(folder, name + ending)))) ?? names[0];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
