import type { ImportItem } from '../../../shared/model/transfer.ts';
import { type Cell, writeTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const changes: Record<ImportItem['change'], Cell> = {
  new: { text: 'new', colour: 'green' },
  same: { text: 'the same', colour: 'dim' },
  conflict: { text: 'differs', colour: 'yellow' },
};

/** Lists what an import would do, one task a line. */
export function showImportItems(terminal: Terminal, items: readonly ImportItem[]): void {
  if (items.length === 0) {
    terminal.line('The file has no such tasks.');
    return;
  }
  const rows = items.map(({ name, change, entryCount, differences, warnings }): Cell[] => [
    name,
    changes[change],
    `${entryCount}`,
    [differences.join(', '), ...warnings].filter((text) => text !== '').join('; '),
  ]);
  writeTable(terminal, ['TASK', 'CHANGE', 'ENTRIES', 'NOTES'], rows);
}

interface ImportResult {
  readonly created: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/** What an import did, in one sentence. */
export function importSummary({ created, replaced, unchanged, skipped }: ImportResult): string {
  return `${created} created, ${replaced} replaced, ${unchanged} unchanged, ${skipped} skipped.`;
}
