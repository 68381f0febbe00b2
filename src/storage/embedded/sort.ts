import type { Doc } from './codec';
import { CommandError } from './errors';
import { pathKeys } from './paths';
import { invertKey } from './value-order';

export type SortSpec = Record<string, 1 | -1>;

/** @throws CommandError 2 for anything but `{field: 1 | -1}` */
export function parseSort(value: unknown): SortSpec {
  const spec: SortSpec = {};
  for (const [path, direction] of Object.entries((value ?? {}) as Doc)) {
    const sign = Number(direction);
    if (sign !== 1 && sign !== -1) {
      throw new CommandError(
        2,
        `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${path}`,
      );
    }
    spec[path] = sign;
  }
  return spec;
}

/** Sorts into a new array. Stable; an array sorts by its smallest element ascending and its largest descending. */
export function sortDocs<X>(items: X[], given: SortSpec, docOf: (item: X) => Doc): X[] {
  const spec = parseSort(given);
  const fields = Object.keys(spec).map((path) => ({ parts: path.split('.'), direction: spec[path] ?? 1 }));
  const keyed = items.map((item) => ({ item, key: sortKey(docOf(item), fields) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map((k) => k.item);
}

function sortKey(doc: Doc, fields: { parts: string[]; direction: number }[]): string {
  let out = '';
  for (const { parts, direction } of fields) {
    const keys = pathKeys(doc, parts).keys;
    let best = keys[0] ?? '';
    for (const key of keys) if (direction > 0 ? key < best : key > best) best = key;
    out += direction > 0 ? best : invertKey(best);
  }
  return out;
}
