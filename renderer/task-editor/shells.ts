import { shells } from '../../shared/model/task.ts';

/** A shell a script can be written for. */
export type ScriptShell = (typeof shells)[number];

const names: Readonly<Record<ScriptShell, string>> = {
  bash: 'Bash',
  sh: 'sh',
  zsh: 'Zsh',
  fish: 'fish',
  pwsh: 'PowerShell',
  cmd: 'Windows command prompt',
  python: 'Python',
  node: 'Node.js',
};

/** Every shell with its name, for a select. */
export const shellOptions = shells.map((value) => ({ value, label: names[value] }));
