const words: Readonly<Record<string, string>> = {
  name: 'the spelling of its name',
  notes: 'notes',
  tags: 'tags',
  'options.kind': 'kind',
  'options.program': 'program',
  'options.args': 'arguments',
  'options.shell': 'shell',
  'options.text': 'script',
  workingFolder: 'working folder',
  environment: 'environment',
  timeLimitMs: 'time limit',
  stopGraceMs: 'time to stop',
  entries: 'schedules',
};

/** The fields in which two tasks differ, in words, each once. */
export function differenceWords(paths: readonly string[]): string {
  return [...new Set(paths.map(wordFor))].join(', ');
}

function wordFor(path: string): string {
  // The longest known beginning of the path: what is inside a list matters less than which list it is.
  for (let known = path; known !== ''; known = known.slice(0, Math.max(0, known.lastIndexOf('.')))) {
    const word = words[known];
    if (word !== undefined) return word;
  }
  return path;
}
