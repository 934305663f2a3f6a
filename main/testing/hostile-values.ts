import fc from 'fast-check';

const circular: Record<string, unknown> = {};
circular.itself = circular;

const long = 'x'.repeat(100_000);
const texts = ['', ' ', '0', '-1', 'NaN', '1e3', '__proto__', 'constructor', 'null', '😀', '\0', '\ud800', '٣', 'a\nb'];
const numbers = [0, -0, 1, -1, 0.5, 99, 100, 1e9, 1e9 + 1, 90.1, -90, 180.1, 43_200_001, 86_400_000, 86_400_001];
const edges = [8.64e15, 8.64e15 + 1, 2 ** 53, -(2 ** 53), 1e300, 5e-324, Number.NaN, Infinity, -Infinity];
const others = [null, undefined, true, false, [], {}, [[]], ['x'], { kind: 'event' }, { on: {} }, new Date(0), 1n, /x/];
const huge = [long, ','.repeat(100_000), '* '.repeat(50_000), '9'.repeat(100_000), '/'.repeat(100_000)];
const strange = [
  JSON.parse('{"__proto__": {"polluted": true}}'),
  Object.create(null),
  () => 1,
  Symbol('x'),
  Array.from({ length: 100_000 }, () => 0),
  Array.from({ length: 2_000 }, () => '2030-12-24'),
  circular,
];
/** Values of every kind that are wrong in most fields: edges, wrong types, huge texts and lists, prototypes and circles. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...texts, ...numbers, ...edges, ...others),
  fc.constantFrom<unknown>(...huge, ...strange),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.double(),
  fc.integer(),
);

/** Where a field stands in what it belongs to. */
export type Path = readonly (string | number)[];

/** The places of all fields, the groups they stand in included. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const names = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  const deeper = names.flatMap((name) => placesIn((value as Record<string | number, unknown>)[name], [...path, name]));
  return path.length === 0 ? deeper : [path, ...deeper];
}

/** A copy with another value at a place. */
export function spoil(value: unknown, path: Path, wrong: unknown): unknown {
  const [name, ...deeper] = path;
  if (name === undefined) return wrong;
  if (Array.isArray(value)) return value.map((item, index) => (index === name ? spoil(item, deeper, wrong) : item));
  const fields = value as Record<string, unknown>;
  return { ...fields, [name]: spoil(fields[name], deeper, wrong) };
}
