import { bsonType, isDoc, type Doc } from './codec';
import type { IndexField, IndexStore } from './index-store';
import type { SortSpec } from './sort';
import { ABOVE, encodeKey, invertKey } from './value-order';

/** A stretch of an index: keys with `from <= key < to`. */
export interface Interval {
  from: string;
  to: string;
}

export interface IndexPlan {
  index: IndexStore;
  intervals: Interval[];
  reverse: boolean;
  /** Candidates come in the order asked for, so that a limit may stop the reading. */
  sorted: boolean;
}

/** More separate stretches than this are not worth the trouble. */
const MAX_INTERVALS = 1000;

interface Condition {
  /** Keys of an equality or `$in`. */
  points?: string[];
  /** An equality with null also means "missing". */
  nullable?: boolean;
  gt?: Bound;
  lt?: Bound;
}
interface Bound {
  key: string;
  inclusive: boolean;
}

/**
 * Chooses the index that narrows a filter most. What the plan yields is a superset of the answer in no more than
 * O(log n + candidates); the matcher has the last word. Null: no index helps.
 */
export function plan(filter: Doc, sort: SortSpec, indexes: Iterable<IndexStore>): IndexPlan | null {
  const conditions = readConditions(filter);
  let best: IndexPlan | null = null;
  let bestScore = 0;
  for (const index of indexes) {
    const found = planIndex(index, filter, conditions, sort);
    if (found && found.score > bestScore) {
      best = found;
      bestScore = found.score;
    }
  }
  return best;
}

function planIndex(
  index: IndexStore,
  filter: Doc,
  conditions: Map<string, Condition>,
  sort: SortSpec,
): (IndexPlan & { score: number }) | null {
  if (!covers(index, filter, conditions)) return null;
  let prefixes = [''];
  let at = 0;
  for (const field of index.fields) {
    const points = conditions.get(field.path)?.points;
    if (!points || prefixes.length * points.length > MAX_INTERVALS) break;
    const keys = points.map((key) => directed(key, field));
    prefixes = prefixes.flatMap((head) => keys.map((key) => head + key));
    at++;
  }
  const next = index.fields[at];
  const condition = next && conditions.get(next.path);
  const ranged = next && condition && (condition.gt ?? condition.lt) ? next : undefined;
  const intervals = prefixes.map((head) =>
    ranged && condition ? range(head, ranged, condition, index.multikey) : { from: head, to: head + ABOVE },
  );
  const order = prefixes.length === 1 && !index.multikey ? readOrder(index, at, sort, conditions) : null;
  const complete = at === index.fields.length && index.unique;
  const score = at * 10 + (ranged ? 5 : 0) + (order ? 2 : 0) + (complete ? 1000 : 0);
  return { index, intervals, reverse: order === 'reverse', sorted: order !== null, score };
}

/** Every document the filter can accept must be in the index: sparse and partial ones leave some out. */
function covers(index: IndexStore, filter: Doc, conditions: Map<string, Condition>): boolean {
  if (index.spec.sparse && !index.fields.some((field) => needsValue(conditions.get(field.path))))
    return false;
  const partial = index.spec.partialFilterExpression;
  if (!partial) return true;
  return Object.entries(partial).every(([path, wanted]) => {
    if (Object.hasOwn(filter, path) && encodeKey(filter[path]) === encodeKey(wanted)) return true;
    return isDoc(wanted) && Object.keys(wanted).join() === '$exists' && wanted.$exists === true
      ? needsValue(conditions.get(path))
      : false;
  });
}

function needsValue(condition: Condition | undefined): boolean {
  return condition !== undefined && !condition.nullable;
}

/** Whether reading the index from `at` on gives the order asked for, and in which direction. */
function readOrder(
  index: IndexStore,
  at: number,
  sort: SortSpec,
  conditions: Map<string, Condition>,
): 'forward' | 'reverse' | null {
  // A field with one fixed value has no say in the order.
  const wanted = Object.entries(sort).filter(([path]) => {
    const fixed = index.fields.slice(0, at).some((field) => field.path === path);
    return !(fixed && conditions.get(path)?.points?.length === 1);
  });
  if (wanted.length === 0) return Object.keys(sort).length === 0 ? null : 'forward';
  let direction = 0;
  for (const [offset, [path, sign]] of wanted.entries()) {
    const field = index.fields[at + offset];
    if (field?.path !== path) return null;
    const relative = field.direction * sign;
    if (direction !== 0 && relative !== direction) return null;
    direction = relative;
  }
  return direction > 0 ? 'forward' : 'reverse';
}

function range(head: string, field: IndexField, condition: Condition, multikey: boolean): Interval {
  const type = (condition.gt ?? condition.lt)?.key.charAt(0) ?? '';
  const bracket = field.direction > 0 ? type : invertKey(type);
  const interval = { from: head + bracket, to: head + bracket + ABOVE };
  // Two bounds may be met by two different elements of an array: then only one of them narrows.
  const bounds = { gt: condition.gt, lt: multikey && condition.gt ? undefined : condition.lt };
  const [lower, upper] = field.direction > 0 ? [bounds.gt, bounds.lt] : [bounds.lt, bounds.gt];
  if (lower) interval.from = head + directed(lower.key, field) + (lower.inclusive ? '' : ABOVE);
  if (upper) interval.to = head + directed(upper.key, field) + (upper.inclusive ? ABOVE : '');
  return interval;
}

function directed(key: string, field: IndexField): string {
  return field.direction > 0 ? key : invertKey(key);
}

/** What a filter says of single paths. Anything it cannot read is left to the matcher. */
function readConditions(filter: Doc, into = new Map<string, Condition>()): Map<string, Condition> {
  for (const [path, wanted] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(wanted)) {
      for (const part of wanted) if (isDoc(part)) readConditions(part, into);
    } else if (!path.startsWith('$')) {
      const condition = into.get(path) ?? {};
      if (isDoc(wanted) && Object.keys(wanted).some((k) => k.startsWith('$')))
        readOperators(wanted, condition);
      else setPoints(condition, [wanted]);
      if (Object.keys(condition).length > 0) into.set(path, condition);
    }
  }
  return into;
}

function readOperators(wanted: Doc, condition: Condition): void {
  if ('$eq' in wanted) setPoints(condition, [wanted.$eq]);
  if (Array.isArray(wanted.$in)) setPoints(condition, wanted.$in);
  const { $gt, $gte, $lt, $lte } = wanted;
  if (isRangeable($gt)) condition.gt ??= { key: encodeKey($gt), inclusive: false };
  if (isRangeable($gte)) condition.gt ??= { key: encodeKey($gte), inclusive: true };
  if (isRangeable($lt)) condition.lt ??= { key: encodeKey($lt), inclusive: false };
  if (isRangeable($lte)) condition.lt ??= { key: encodeKey($lte), inclusive: true };
  if (condition.gt && condition.lt && condition.gt.key.charAt(0) !== condition.lt.key.charAt(0)) {
    delete condition.lt;
  }
}

function setPoints(condition: Condition, values: unknown[]): void {
  if (condition.points) return;
  // Arrays are filed element by element, and patterns match many values.
  if (values.some((v) => Array.isArray(v) || v instanceof RegExp || bsonType(v) === 'BSONRegExp')) return;
  condition.points = [...new Set(values.map(encodeKey))].sort();
  condition.nullable = values.some((v) => v === null || v === undefined);
}

function isRangeable(value: unknown): boolean {
  if (value instanceof Date) return true;
  const tag = bsonType(value) ?? typeof value;
  return ['number', 'string', 'boolean', 'bigint', 'ObjectId', 'Long', 'Decimal128'].includes(tag);
}
