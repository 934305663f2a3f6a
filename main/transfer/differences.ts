import { isFields } from './schema-form.ts';

/** Dotted names of the places where two plain values differ; empty where they are the same. */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (left === right) return [];
  if (Array.isArray(left) && Array.isArray(right)) {
    // A list of plain values reads as one thing; which of its items moved tells nobody anything.
    if (left.length !== right.length) return [path];
    const inside = left.flatMap((item, index) => differences(item, right[index], join(path, `${index}`)));
    return left.some((item) => typeof item === 'object') || inside.length === 0 ? inside : [path];
  }
  if (isFields(left) && isFields(right)) {
    // Another kind is another thing: its fields are not worth comparing.
    if (left.kind !== right.kind) return [join(path, 'kind')];
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].flatMap((name) => differences(left[name], right[name], join(path, name)));
  }
  return [path];
}

/** Whether two plain values say the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return differences(left, right).length === 0;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
