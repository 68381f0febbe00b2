import { Query } from 'mingo/query';
import { decode, decodeExact, encode, isDoc, type Doc } from './codec';
import { CommandError } from './errors';
import type { StoredRecord } from './index-store';
import { MINGO_OPTIONS, refuseScripts } from './matcher';

/** Turns a stored document into the bytes that are sent. */
export type Projector = (record: StoredRecord) => Buffer;

/**
 * Plain inclusions and exclusions keep the order and the number types of the stored document; without a projection its
 * bytes are sent as they are. Operators other than `$slice` go through mingo.
 */
export function compileProjection(projection: unknown, filter: Doc): Projector {
  if (!isDoc(projection) || Object.keys(projection).length === 0) return (record) => record.raw;
  const slices = Object.entries(projection).filter(([, v]) => isDoc(v) && Object.keys(v).join() === '$slice');
  const sliced = new Set(slices.map(([path]) => path));
  const simple = Object.entries(projection).every(
    ([path, v]) => typeof v === 'number' || typeof v === 'boolean' || sliced.has(path),
  );
  if (!simple || Object.keys(projection).some((path) => path.includes('$'))) {
    refuseScripts(projection);
    const query = new Query(filter, MINGO_OPTIONS);
    return (record) => encode(query.find<Doc>([decode(record.raw)], projection).all()[0] ?? {});
  }
  const { _id: id, ...fields } = projection;
  // A slice alone cuts its array and keeps everything else; it does not decide between including and excluding.
  const named = Object.keys(fields).filter((path) => !sliced.has(path));
  const modes = new Set(named.map((path) => Boolean(fields[path])));
  if (modes.size > 1) throw new CommandError(2, 'Cannot mix inclusion and exclusion in a projection');
  const including = modes.size === 1 ? modes.has(true) : Boolean(id);
  const tree = buildTree(including ? Object.keys(fields) : named);
  if (including ? id === undefined || id : id !== undefined && !id) tree.set('_id', null);
  const keep = including ? include : exclude;
  return (record) => {
    const doc = keep(decodeExact(record.raw), tree) as Doc;
    for (const [path, spec] of slices) sliceAt(doc, path.split('.'), (spec as Doc).$slice);
    return encode(doc);
  };
}

function sliceAt(value: unknown, parts: string[], spec: unknown): void {
  const [part = '', ...rest] = parts;
  if (Array.isArray(value)) {
    for (const item of value) sliceAt(item, parts, spec);
  } else if (isDoc(value) && Object.hasOwn(value, part)) {
    const inner = value[part];
    if (rest.length > 0) sliceAt(inner, rest, spec);
    else if (Array.isArray(inner)) value[part] = cut(inner, spec);
  }
}

/** `$slice: n` (from the end when negative) or `$slice: [skip, n]`. */
function cut(items: unknown[], spec: unknown): unknown[] {
  const [skip, count] = Array.isArray(spec) ? spec.map(Number) : [undefined, Number(spec)];
  if (skip === undefined) return (count ?? 0) < 0 ? items.slice(count) : items.slice(0, count);
  const from = skip < 0 ? Math.max(0, items.length + skip) : skip;
  return items.slice(from, from + (count ?? 0));
}

/** Names at one level; null: the whole field. */
type Tree = Map<string, Tree | null>;

function buildTree(paths: string[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let level = root;
    const parts = path.split('.');
    for (const [i, part] of parts.entries()) {
      if (i === parts.length - 1) level.set(part, null);
      else {
        const next: Tree | null = level.get(part) ?? (level.has(part) ? null : new Map());
        if (!next) break;
        level.set(part, next);
        level = next;
      }
    }
  }
  return root;
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => include(item, tree)).filter((item) => item !== undefined);
  }
  if (!isDoc(value)) return undefined;
  const out: Doc = {};
  for (const name of Object.keys(value)) {
    const below = tree.get(name);
    if (below === undefined) continue;
    const kept = below === null ? value[name] : include(value[name], below);
    if (kept !== undefined) out[name] = kept;
  }
  return out;
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree));
  if (!isDoc(value)) return value;
  const out: Doc = {};
  for (const name of Object.keys(value)) {
    const below = tree.get(name);
    if (below === null) continue;
    out[name] = below === undefined ? value[name] : exclude(value[name], below);
  }
  return out;
}
