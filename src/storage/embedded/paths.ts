import { isDoc, type Doc } from './codec';
import { EMPTY_ARRAY_KEY, encodeKey } from './value-order';

/**
 * Every value that a dotted path reaches, as MongoDB walks it: arrays on the way are entered element by element, and a
 * numeric part also means a position. `undefined` stands for "the field is missing here". An array at the end is one
 * value; see {@link matchCandidates} for its elements.
 */
export function reach(doc: unknown, parts: readonly string[]): unknown[] {
  const out: unknown[] = [];
  walk(doc, parts, 0, out);
  return out;
}

function walk(value: unknown, parts: readonly string[], at: number, out: unknown[]): void {
  const part = parts[at];
  if (part === undefined) {
    out.push(value);
  } else if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) walk(value[Number(part)], parts, at + 1, out);
    for (const item of value) if (isDoc(item)) walk(item, parts, at, out);
  } else if (isDoc(value) && Object.hasOwn(value, part)) {
    walk(value[part], parts, at + 1, out);
  } else {
    out.push(undefined);
  }
}

/** The values a query operator is tried on: what the path reaches, and the elements of arrays among it. */
export function matchCandidates(doc: Doc, parts: readonly string[]): unknown[] {
  if (parts.length === 1) {
    const name = parts[0] ?? '';
    const value = Object.hasOwn(doc, name) ? doc[name] : undefined;
    return Array.isArray(value) ? [value, ...(value as unknown[])] : [value];
  }
  const reached = reach(doc, parts);
  const arrays = reached.filter((v): v is unknown[] => Array.isArray(v));
  return arrays.length === 0 ? reached : reached.concat(...arrays);
}

export interface PathKeys {
  /** Distinct keys, at least one. A missing field is filed as null. */
  keys: string[];
  /** An array was met: several keys may stand for one document. */
  array: boolean;
  /** At least one value was there. */
  present: boolean;
}

/** The keys under which a document is filed and sorted for one path. */
export function pathKeys(doc: Doc, parts: readonly string[]): PathKeys {
  const first = parts[0] ?? '';
  const top = Object.hasOwn(doc, first) ? doc[first] : undefined;
  if (parts.length === 1 && !Array.isArray(top)) {
    return { keys: [encodeKey(top)], array: false, present: top !== undefined };
  }
  const reached = reach(doc, parts);
  let array = reached.length !== 1;
  const keys = new Set<string>();
  for (const value of reached) {
    if (!Array.isArray(value)) {
      keys.add(encodeKey(value));
      continue;
    }
    array = true;
    if (value.length === 0) keys.add(EMPTY_ARRAY_KEY);
    for (const item of value) keys.add(encodeKey(item));
  }
  if (keys.size === 0) keys.add(encodeKey(null));
  // One element of an array of documents is still an array on the way.
  if (!array && parts.length > 1) array = crossesArray(doc, parts);
  return { keys: [...keys], array, present: reached.some((v) => v !== undefined) };
}

function crossesArray(doc: Doc, parts: readonly string[]): boolean {
  let value: unknown = doc;
  for (const part of parts) {
    if (Array.isArray(value)) return true;
    if (!isDoc(value) || !Object.hasOwn(value, part)) return false;
    value = value[part];
  }
  return Array.isArray(value);
}
