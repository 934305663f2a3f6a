import { Composer, type CST, type Document, isCollection, LineCounter, Parser, visit } from 'yaml';
import { invalid } from '../../shared/error.ts';

/** Plain data read from YAML, and the line each dotted place stands on. */
export interface YamlContent {
  readonly value: unknown;
  lineOf(path: readonly string[]): number | undefined;
}

/** The library reads about a megabyte a second, and the host has other things to do. */
const maxYamlLength = 5_000_000;
const maxDepth = 32;
const maxAliases = 100;

/** Reads one YAML document of plain data; anything made to exhaust the reader is an INVALID error like any mistake. */
export function readYaml(text: string): YamlContent {
  if (text.length > maxYamlLength) throw invalid('', 'YAML of more than 5 MB is not read: use JSON, or several files');
  const lineCounter = new LineCounter();
  const wrong = (offset: number, message: string) => {
    const { line, col } = lineCounter.linePos(offset);
    return invalid('', `line ${line}, column ${col}: ${message}`);
  };
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  refuseHostileTokens(tokens, wrong);
  // The library compares every name with every other; duplicates are found below in one go.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, resolveKnownTags: false, logLevel: 'silent' });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document] = documents;
  if (!document || documents.length > 1) throw invalid('', 'must hold one YAML document');
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw wrong(problem.pos[0], problem.message);
  refuseDuplicateNames(document, wrong);
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, lineOf: (path) => lineOf(document, path, lineCounter) };
  } catch (error) {
    throw invalid('', `cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

type Complaint = (offset: number, message: string) => Error;

/** Deep nesting and keys within keys make the library's composer take minutes. */
function refuseHostileTokens(tokens: readonly CST.Token[], wrong: Complaint): void {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > maxDepth) throw wrong(token.offset, 'is nested too deeply');
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if ('explicitKey' in item && item.explicitKey) throw wrong(token.offset, '“?” keys are not read here');
      if (item.key && 'items' in item.key) throw wrong(token.offset, 'a name must be text');
      if (item.value) waiting.push({ token: item.value, depth: depth + 1 });
    }
  }
}

function refuseDuplicateNames(document: Document.Parsed, wrong: Complaint): void {
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = (key as { value?: unknown }).value;
        if (seen.has(name)) throw wrong((key as { range?: number[] }).range?.[0] ?? 0, `“${name}” is there twice`);
        seen.add(name);
      }
    },
  });
}

/** The line of a place, or of what it is missing from. */
function lineOf(document: Document.Parsed, path: readonly string[], lines: LineCounter): number | undefined {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const name of path) {
    if (!isCollection(node)) break;
    node = node.get(/^\d+$/.test(name) ? Number(name) : name, true);
    offset = (node as { range?: number[] } | undefined)?.range?.[0] ?? offset;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}
