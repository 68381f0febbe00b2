import { isDoc, promote, type Doc } from './codec';
import { CommandError } from './errors';
import { compileFilter } from './matcher';
import { sortDocs, type SortSpec } from './sort';
import type { Target } from './update-paths';
import { encodeKey } from './value-order';

type ArrayOperator = (target: Target, operand: unknown, path: string) => void;

/** Update operators on arrays. Unlike a silent no-op, a field that is no array is an error, as in MongoDB. */
export const ARRAY_OPERATORS: Record<string, { apply: ArrayOperator; creates: boolean }> = {
  $push: { apply: push, creates: true },
  $addToSet: { apply: addToSet, creates: true },
  $pull: { apply: pull, creates: false },
  $pullAll: {
    apply: (target, operand, path) => {
      const keys = new Set(asArray(operand, '$pullAll requires an array argument').map(encodeKey));
      keep(target, path, (item) => !keys.has(encodeKey(item)));
    },
    creates: false,
  },
  $pop: { apply: pop, creates: false },
};

function push(target: Target, operand: unknown, path: string): void {
  const modifiers = isDoc(operand) && '$each' in operand ? operand : { $each: [operand] };
  const unknown = Object.keys(modifiers).find((k) => !['$each', '$position', '$slice', '$sort'].includes(k));
  if (unknown) throw new CommandError(2, `Unrecognized clause in $push: ${unknown}`);
  const added = asArray(modifiers.$each, 'The argument to $each in $push must be an array');
  let items = [...current(target, path, '$push')];
  const position =
    modifiers.$position === undefined ? items.length : integer(modifiers.$position, '$position');
  items.splice(position, 0, ...added);
  if (modifiers.$sort !== undefined) items = sorted(items, modifiers.$sort);
  if (modifiers.$slice !== undefined) {
    const count = integer(modifiers.$slice, '$slice');
    items = count < 0 ? items.slice(count) : items.slice(0, count);
  }
  target.set(items);
}

function addToSet(target: Target, operand: unknown, path: string): void {
  const each = isDoc(operand) && '$each' in operand ? operand.$each : [operand];
  const added = asArray(each, 'The argument to $each in $addToSet must be an array');
  const items = [...current(target, path, '$addToSet')];
  const keys = new Set(items.map(encodeKey));
  for (const item of added) {
    const key = encodeKey(item);
    if (keys.has(key)) continue;
    keys.add(key);
    items.push(item);
  }
  target.set(items);
}

function pull(target: Target, operand: unknown, path: string): void {
  const wanted = promote(operand);
  if (!isDoc(wanted)) {
    const accepts = compileFilter({ v: wanted });
    keep(target, path, (item) => !accepts({ v: promote(item) }));
    return;
  }
  const operators = Object.keys(wanted).some((k) => k.startsWith('$') && !/^\$(and|or|nor)$/.test(k));
  const accepts = compileFilter(operators ? { v: wanted } : wanted);
  keep(target, path, (item) => {
    const value = promote(item);
    return operators ? !accepts({ v: value }) : !(isDoc(value) && accepts(value));
  });
}

function pop(target: Target, operand: unknown, path: string): void {
  const side = Number(operand);
  if (side !== 1 && side !== -1) throw new CommandError(9, '$pop expects 1 or -1');
  if (target.get() === undefined) return;
  const items = current(target, path, '$pop');
  target.set(side > 0 ? items.slice(0, -1) : items.slice(1));
}

function keep(target: Target, path: string, accepts: (item: unknown) => boolean): void {
  if (target.get() === undefined) return;
  target.set(current(target, path, '$pull').filter(accepts));
}

function current(target: Target, path: string, operator: string): unknown[] {
  const value = target.get();
  if (value === undefined) return [];
  return asArray(
    value,
    `Cannot apply ${operator} to a non-array value: the field '${path}' must be an array`,
  );
}

function asArray(value: unknown, message: string): unknown[] {
  if (!Array.isArray(value)) throw new CommandError(2, message);
  return value;
}

function integer(value: unknown, name: string): number {
  const number = Number(value);
  if (!Number.isInteger(number)) throw new CommandError(2, `The value for ${name} must be an integer`);
  return number;
}

function sorted(items: unknown[], spec: unknown): unknown[] {
  if (isDoc(spec)) return sortDocs(items, spec as SortSpec, (item) => (isDoc(item) ? item : {}));
  return sortDocs(items, { v: Number(spec) as 1 | -1 }, (item): Doc => ({ v: item }));
}
