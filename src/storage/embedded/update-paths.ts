import { isDoc, promote, type Doc } from './codec';
import { CommandError } from './errors';
import { compileFilter, type Matcher } from './matcher';

/** A place in a document that an update operator reads and writes. */
export interface Target {
  get(): unknown;
  set(value: unknown): void;
  /** Removes a field; a position of an array becomes null, so that the others keep their places. */
  unset(): void;
}

export interface PathContext {
  /** The filter (plain values) that chose the document: `$` means the element that it matched. */
  filter: Doc;
  arrayFilters: Map<string, Matcher>;
}

type Container = Doc | unknown[];

/**
 * The places a dotted path means, with `$`, `$[]` and `$[name]`.
 *
 * @param create makes missing parents; without it a path that leads nowhere means no place
 * @throws CommandError 28 (PathNotViable) when `create` and something that cannot have fields is in the way
 */
export function findTargets(doc: Doc, path: string, context: PathContext, create: boolean): Target[] {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) {
    throw new CommandError(56, `The update path '${path}' contains an empty field name`);
  }
  if (parts.includes('__proto__')) throw new CommandError(2, `The update path '${path}' is not allowed`);
  const out: Target[] = [];
  descend(doc, parts, 0, context, create, out);
  return out;
}

function descend(
  container: Container,
  parts: string[],
  at: number,
  context: PathContext,
  create: boolean,
  out: Target[],
): void {
  const part = parts[at] ?? '';
  for (const key of keysFor(container, parts, at, context, create)) {
    if (at === parts.length - 1) {
      out.push(targetAt(container, key));
      continue;
    }
    let child = read(container, key);
    if (child === undefined && create) {
      child = {};
      write(container, key, child);
    }
    if (isDoc(child) || Array.isArray(child)) descend(child, parts, at + 1, context, create, out);
    else if (create) {
      throw new CommandError(
        28,
        `Cannot create field '${parts[at + 1] ?? ''}' in element {${part}: ${kind(child)}}`,
      );
    }
  }
}

/** The keys of `container` that one part of the path stands for. */
function keysFor(
  container: Container,
  parts: string[],
  at: number,
  context: PathContext,
  create: boolean,
): (string | number)[] {
  const part = parts[at] ?? '';
  if (!part.startsWith('$')) {
    if (!Array.isArray(container)) return [part];
    if (/^\d+$/.test(part)) return checkedPosition(Number(part));
    if (!create) return [];
    throw new CommandError(28, `Cannot create field '${part}' in element {${parts[at - 1] ?? ''}: an array}`);
  }
  if (part !== '$' && !part.startsWith('$[')) {
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${part}' in '${parts.join('.')}' is not allowed`,
    );
  }
  if (!Array.isArray(container)) {
    throw new CommandError(
      2,
      `Cannot apply array updates to non-array element ${parts.slice(0, at).join('.')}`,
    );
  }
  if (part === '$') return [matchedPosition(container, parts.slice(0, at).join('.'), context.filter)];
  if (part === '$[]') return [...container.keys()];
  const name = part.slice(2, -1);
  const accepts = context.arrayFilters.get(name);
  if (!accepts)
    throw new CommandError(2, `No array filter found for identifier '${name}' in path '${parts.join('.')}'`);
  return [...container.keys()].filter((i) => accepts({ [name]: promote(container[i]) }));
}

/** An update must not be able to fill the memory by one large index. */
function checkedPosition(index: number): number[] {
  if (index > 1_500_000) throw new CommandError(2, `Array index ${index} is too large`);
  return [index];
}

/** The element by which `filter` matched the array at `path`: the first that satisfies all its conditions on it. */
function matchedPosition(array: unknown[], path: string, filter: Doc): number {
  const tests: Matcher[] = [];
  collectTests(filter, path, tests);
  const elements = array.map((item) => ({ v: promote(item) }));
  const index =
    tests.length === 0 ? -1 : elements.findIndex((element) => tests.every((test) => test(element)));
  if (index < 0) {
    throw new CommandError(
      2,
      'The positional operator did not find the match needed from the query. The query must include the array field.',
    );
  }
  return index;
}

function collectTests(filter: Doc, path: string, tests: Matcher[]): void {
  for (const [key, wanted] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(wanted)) {
      for (const part of wanted) if (isDoc(part)) collectTests(part, path, tests);
    } else if (key === path) {
      const inner = isDoc(wanted) && isDoc(wanted.$elemMatch) ? wanted.$elemMatch : undefined;
      if (inner && !Object.keys(inner).every((k) => k.startsWith('$') && !/^\$(and|or|nor)$/.test(k))) {
        tests.push(compileFilter(prefixed(inner)));
      } else {
        tests.push(compileFilter({ v: inner ?? wanted }));
      }
    } else if (key.startsWith(`${path}.`)) {
      tests.push(compileFilter({ [`v.${key.slice(path.length + 1)}`]: wanted }));
    }
  }
}

function prefixed(filter: Doc): Doc {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => {
      if (!key.startsWith('$')) return [`v.${key}`, value];
      return [key, Array.isArray(value) ? value.map((part) => (isDoc(part) ? prefixed(part) : part)) : value];
    }),
  );
}

function targetAt(container: Container, key: string | number): Target {
  return {
    get: () => read(container, key),
    set: (value) => write(container, key, value),
    unset: () => {
      if (!Array.isArray(container)) delete container[key];
      else if (Number(key) < container.length) container[Number(key)] = null;
    },
  };
}

function read(container: Container, key: string | number): unknown {
  return Object.hasOwn(container, key) ? (container as Doc)[key] : undefined;
}

function write(container: Container, key: string | number, value: unknown): void {
  if (Array.isArray(container)) {
    while (container.length < Number(key)) container.push(null);
    container[Number(key)] = value;
  } else {
    container[key] = value;
  }
}

function kind(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
