import { AppError, type FieldIssue, invalid } from '../../shared/error.ts';
import { fieldIssues } from '../../shared/field-issues.ts';
import { TransferDocument, type TransferFormat, transferVersion } from '../../shared/model/transfer.ts';
import { checkDocument } from './check-document.ts';
import { readYaml, type YamlContent } from './read-yaml.ts';
import { fromReadable, readableName, toReadable } from './readable-form.ts';
import { isFields } from './schema-form.ts';
import { writeYaml } from './write-yaml.ts';

const heading = '# Tasks of Downbeat with their schedules. To bring them in: downbeat import FILE\n';
const maxLength = 50_000_000;
const maxReported = 50;

/** A document as a file: the same tasks always give the same text, and defaults are left out. */
export function writeDocument(document: TransferDocument, format: TransferFormat): string {
  const readable = toReadable(TransferDocument, document);
  return format === 'json' ? `${JSON.stringify(readable, null, 2)}\n` : heading + writeYaml(readable);
}

/** Reads a file that `writeDocument` or a person wrote; an INVALID error names every field that is wrong, and its line. */
export function readDocument(text: string): TransferDocument {
  if (text.length > maxLength) throw invalid('', 'the file must have at most 50 MB');
  const content = readContent(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  refuseForeignFiles(content.value);
  const issues: FieldIssue[] = [];
  const plain = fromReadable(TransferDocument, content.value, issues);
  const result = TransferDocument.safeParse(plain);
  if (!result.success) issues.push(...fieldIssues(result.error).map(inWordsOfTheFile));
  else if (issues.length === 0) issues.push(...checkDocument(result.data).map(inWordsOfTheFile));
  if (!result.success || issues.length > 0) throw refusal(issues, content);
  return result.data;
}

function readContent(text: string): YamlContent {
  if (text.trim() === '') throw invalid('', 'the file is empty');
  if (text.trimStart().startsWith('{')) {
    try {
      return { value: JSON.parse(text), lineOf: linesOfJson(text) };
    } catch {
      // YAML forgives what JSON does not, such as a comma too many, and says where it went wrong.
    }
  }
  return readYaml(text);
}

/** Lines are worth reading JSON a second time only where something is wrong with it, and it is not long. */
function linesOfJson(text: string): YamlContent['lineOf'] {
  let content: YamlContent | undefined;
  return (path) => {
    try {
      if (text.length < 1_000_000) content ??= readYaml(text);
    } catch {
      content = { value: undefined, lineOf: () => undefined };
    }
    return content?.lineOf(path);
  };
}

function refuseForeignFiles(value: unknown): void {
  if (!isFields(value) || !Object.hasOwn(value, 'downbeat')) {
    throw invalid('downbeat', `is missing: a file of tasks starts with “downbeat: ${transferVersion}”`);
  }
  const version = value.downbeat;
  if (typeof version === 'number' && version > transferVersion) {
    throw invalid('downbeat', `is ${version}: the file was written by a newer Downbeat, which this one cannot read`);
  }
}

function inWordsOfTheFile({ path, message }: FieldIssue): FieldIssue {
  // Names of variables belong to people; every other name is a field's.
  const words = path
    .split('.')
    .map((name, index, all) => (all[index - 1] === 'environment' ? name : readableName(name)));
  return { path: words.join('.'), message };
}

function refusal(issues: readonly FieldIssue[], content: YamlContent): AppError {
  const placed = issues.slice(0, maxReported).map(({ path, message }) => {
    const line = content.lineOf(path.split('.'));
    return { path, message: line === undefined ? message : `${message} (line ${line})` };
  });
  const first = placed.slice(0, 3).map(({ path, message }) => `${path}: ${message}`);
  const rest = issues.length > 3 ? [`and ${issues.length - 3} more`] : [];
  return new AppError('INVALID', [...first, ...rest].join('; '), placed);
}
