import type { EditorValues } from './editor-values.ts';
import { emptyValues, type Machine, newEntry } from './new-values.ts';

const backUp = `# Change these two to your folders.
from="$HOME/Documents"
to="$HOME/Backup"

mkdir -p "$to"
cp -Rpv "$from/." "$to/$(date +%Y-%m-%d)/"
`;

const backUpWindows = `# Change these two to your folders.
$from = "$HOME\\Documents"
$to = "$HOME\\Backup"

$target = Join-Path $to (Get-Date -Format yyyy-MM-dd)
New-Item -ItemType Directory -Force $target | Out-Null
Copy-Item "$from\\*" $target -Recurse -Force -Verbose
`;

const morning = `echo "Good morning. It is $(date)."
# What should happen every weekday morning?
`;

const morningWindows = `Write-Output "Good morning. It is $(Get-Date)."
# What should happen every weekday morning?
`;

/** Forms filled in far enough to be saved as they are. */
export const templates: Readonly<Record<'hello' | 'backup' | 'morning', (machine: Machine) => EditorValues>> = {
  hello: (machine) => ({
    ...emptyValues(machine),
    name: 'Say hello',
    ...(machine.isWindows ? { command: 'cmd /c echo hello' } : { command: "/bin/echo 'Hello from Downbeat'" }),
    entries: [newEntry(machine.timeZone, { every: 1, unit: 'min' })],
  }),
  backup: (machine) => ({
    ...emptyValues(machine),
    name: 'Back up a folder',
    tags: ['backup'],
    kind: 'script',
    script: machine.isWindows ? backUpWindows : backUp,
    entries: [newEntry(machine.timeZone, { kind: 'crontab', expression: '0 2 * * *' })],
  }),
  morning: (machine) => ({
    ...emptyValues(machine),
    name: 'Weekday morning',
    kind: 'script',
    script: machine.isWindows ? morningWindows : morning,
    entries: [newEntry(machine.timeZone, { kind: 'crontab', expression: '30 8 * * 1-5' })],
  }),
};
