import { isDoc, type Doc } from './codec';
import { CommandError } from './errors';
import { encodeKey } from './value-order';

/** An index as declared. Kept in the catalogue as it is, so fields must stay readable by later versions. */
export interface IndexSpec {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
}

export const ID_INDEX: IndexSpec = { name: '_id_', key: { _id: 1 } };

/** Options that change nothing here: building is never in the background, and versions are not ours. */
const IGNORED = new Set(['v', 'background', 'ns', 'commitQuorum']);
const KNOWN = new Set(['name', 'key', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds']);

/** @throws CommandError 67, 197 or 2 for what MongoDB or this store cannot index */
export function parseIndexSpec(given: Doc): IndexSpec {
  if (!isDoc(given.key) || Object.keys(given.key).length === 0) {
    throw new CommandError(67, 'Index keys cannot be empty.');
  }
  const key: Record<string, 1 | -1> = {};
  for (const [path, kind] of Object.entries(given.key)) {
    const sign = Number(kind);
    if (typeof kind === 'string' || !sign || path === '' || path.includes('$')) {
      throw new CommandError(67, `Unsupported index key: ${path}: ${String(kind)}`);
    }
    key[path] = sign > 0 ? 1 : -1;
  }
  if (typeof given.name !== 'string' || given.name === '') {
    throw new CommandError(9, 'Error in specification: the index name is missing');
  }
  for (const option of Object.keys(given)) {
    if (KNOWN.has(option) || IGNORED.has(option)) continue;
    if (option === 'collation' && isSimpleCollation(given.collation)) continue;
    throw new CommandError(197, `The index option '${option}' is not supported by the embedded store`);
  }
  return { name: given.name, key, ...parseOptions(given, key) };
}

function parseOptions(given: Doc, key: Record<string, 1 | -1>): Partial<IndexSpec> {
  const options: Partial<IndexSpec> = {};
  if (given.unique) options.unique = true;
  if (given.sparse) options.sparse = true;
  if (given.partialFilterExpression !== undefined) {
    if (!isDoc(given.partialFilterExpression)) {
      throw new CommandError(14, 'partialFilterExpression must be an object');
    }
    if (options.sparse) {
      throw new CommandError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
    }
    options.partialFilterExpression = given.partialFilterExpression;
  }
  if (given.expireAfterSeconds !== undefined) {
    const seconds = Number(given.expireAfterSeconds);
    if (!(seconds >= 0 && seconds <= 2147483647) || Object.keys(key).length !== 1 || '_id' in key) {
      throw new CommandError(
        67,
        'TTL indexes are single-field indexes with 0 <= expireAfterSeconds <= 2147483647',
      );
    }
    options.expireAfterSeconds = seconds;
  }
  return options;
}

export function isSimpleCollation(value: unknown): boolean {
  return value === undefined || value === null || (isDoc(value) && (value.locale ?? 'simple') === 'simple');
}

/** Same keys, same order, same options. */
export function sameIndex(a: IndexSpec, b: IndexSpec): boolean {
  return sameKeys(a, b) && encodeKey(optionsOf(a)) === encodeKey(optionsOf(b));
}

/** Two indexes on the same keys may stand side by side only when their partial filters differ. */
export function sameKeys(a: IndexSpec, b: IndexSpec): boolean {
  return (
    encodeKey(a.key) === encodeKey(b.key) &&
    encodeKey(a.partialFilterExpression ?? null) === encodeKey(b.partialFilterExpression ?? null)
  );
}

function optionsOf(spec: IndexSpec): Doc {
  return {
    unique: spec.unique ?? false,
    sparse: spec.sparse ?? false,
    ttl: spec.expireAfterSeconds ?? null,
  };
}

/** The answer of listIndexes for one index. */
export function describeIndex(spec: IndexSpec): Doc {
  const { key, name, ...options } = spec;
  return { v: 2, key, name, ...options };
}
