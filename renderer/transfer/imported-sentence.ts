interface Imported {
  created: number;
  replaced: number;
  unchanged: number;
  skipped: number;
}

/** What an import did, in one sentence. */
export function importedSentence({ created, replaced, unchanged, skipped }: Imported): string {
  const parts = [
    [created, 'added'],
    [replaced, 'replaced'],
    [unchanged, 'left as they were'],
    [skipped, 'skipped'],
  ] as const;
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, word], at) => `${count}${at === 0 ? (count === 1 ? ' task' : ' tasks') : ''} ${word}`);
  return told.length === 0 ? 'There was nothing to import.' : `${told.join(', ')}.`;
}
