import { Timestamp } from 'bson';
import { ARRAY_OPERATORS } from './array-operators';
import { isDoc, type Doc } from './codec';
import { CommandError } from './errors';
import { compileFilter, type Matcher } from './matcher';
import { calculate, isNumeric } from './numbers';
import { findTargets, type PathContext } from './update-paths';
import { encodeKey } from './value-order';

export interface UpdateContext {
  /** The filter with plain values. */
  filter: Doc;
  arrayFilters: Doc[];
  /** The document does not exist yet (upsert): `$setOnInsert` counts. */
  inserting: boolean;
  now: Date;
}

/**
 * What an update does to a document. Made once for a command, so that a wrong update fails before anything is changed.
 *
 * The operators are our own rather than mingo's: those pass over fields of the wrong type in silence, and a write that
 * was acknowledged without being done is the one thing this store must never have. Numbers keep their BSON types.
 */
export type Updater = (doc: Doc, context: UpdateContext) => Doc;

/** @throws CommandError 9, 40 or 2 for an update that MongoDB would refuse */
export function compileUpdate(update: unknown): Updater {
  if (Array.isArray(update)) {
    throw new CommandError(9, 'Updates by aggregation pipeline are not supported by the embedded store');
  }
  if (!isDoc(update)) throw new CommandError(9, 'Update argument must be a document');
  const names = Object.keys(update);
  if (!names[0]?.startsWith('$')) return replaceWith(update);
  const steps = names.map((name) => readStep(name, update[name]));
  refuseConflicts(steps);
  return (doc, context) => {
    const paths: PathContext = {
      filter: context.filter,
      arrayFilters: compileArrayFilters(context.arrayFilters),
    };
    for (const step of steps) {
      if (step.name === '$setOnInsert' && !context.inserting) continue;
      for (const [path, operand] of step.entries) step.apply(doc, path, operand, paths, context);
    }
    return doc;
  };
}

function replaceWith(replacement: Doc): Updater {
  const wrong = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (wrong)
    throw new CommandError(52, `The dollar ($) prefixed field '${wrong}' is not allowed in a replacement`);
  return (doc) => {
    const { _id: given, ...rest } = replacement;
    const id = doc._id ?? given;
    if (given !== undefined && encodeKey(given) !== encodeKey(id)) {
      throw new CommandError(
        66,
        "After applying the update, the (immutable) field '_id' was found to have been altered",
      );
    }
    return id === undefined ? rest : { _id: id, ...rest };
  };
}

type Apply = (doc: Doc, path: string, operand: unknown, paths: PathContext, context: UpdateContext) => void;
interface Step {
  name: string;
  entries: [string, unknown][];
  apply: Apply;
}

const FIELD_OPERATORS: Record<string, Apply> = {
  $set: (doc, path, operand, paths) => {
    for (const target of findTargets(doc, path, paths, true)) target.set(operand);
  },
  $setOnInsert: (doc, path, operand, paths) => {
    for (const target of findTargets(doc, path, paths, true)) target.set(operand);
  },
  $unset: (doc, path, _operand, paths) => {
    for (const target of findTargets(doc, path, paths, false)) target.unset();
  },
  $inc: (doc, path, operand, paths) => arithmetic('$inc', '+', doc, path, operand, paths),
  $mul: (doc, path, operand, paths) => arithmetic('$mul', '*', doc, path, operand, paths),
  $min: (doc, path, operand, paths) => extreme(doc, path, operand, paths, (a, b) => a < b),
  $max: (doc, path, operand, paths) => extreme(doc, path, operand, paths, (a, b) => a > b),
  $rename: (doc, path, operand, paths) => {
    const [source] = findTargets(doc, path, paths, false);
    const value = source?.get();
    if (!source || value === undefined) return;
    source.unset();
    for (const target of findTargets(doc, String(operand), paths, true)) target.set(value);
  },
  $currentDate: (doc, path, operand, paths, context) => {
    const stamp = isDoc(operand) && operand.$type === 'timestamp';
    const value = stamp
      ? new Timestamp({ t: Math.floor(context.now.getTime() / 1000), i: 1 })
      : new Date(context.now);
    for (const target of findTargets(doc, path, paths, true)) target.set(value);
  },
};

function readStep(name: string, operand: unknown): Step {
  if (!isDoc(operand)) {
    throw new CommandError(9, `Modifiers operate on fields but we found another type for ${name}`);
  }
  const entries = Object.entries(operand);
  const array = ARRAY_OPERATORS[name];
  if (array) {
    const apply: Apply = (doc, path, value, paths) => {
      for (const target of findTargets(doc, path, paths, array.creates)) array.apply(target, value, path);
    };
    return { name, entries, apply };
  }
  const apply = Object.hasOwn(FIELD_OPERATORS, name) ? FIELD_OPERATORS[name] : undefined;
  if (!apply) throw new CommandError(9, `Unknown modifier: ${name}. Expected a valid update modifier`);
  return { name, entries, apply };
}

function arithmetic(
  name: string,
  sign: '+' | '*',
  doc: Doc,
  path: string,
  operand: unknown,
  paths: PathContext,
): void {
  if (!isNumeric(operand))
    throw new CommandError(14, `Cannot apply ${name} with non-numeric argument: {${path}}`);
  for (const target of findTargets(doc, path, paths, true)) {
    const before = target.get();
    if (before === undefined) target.set(sign === '+' ? operand : calculate(operand, '*', 0));
    else if (isNumeric(before)) target.set(calculate(before, sign, operand));
    else
      throw new CommandError(14, `Cannot apply ${name} to a value of non-numeric type: the field '${path}'`);
  }
}

function extreme(
  doc: Doc,
  path: string,
  operand: unknown,
  paths: PathContext,
  wins: (a: string, b: string) => boolean,
): void {
  for (const target of findTargets(doc, path, paths, true)) {
    const before = target.get();
    if (before === undefined || wins(encodeKey(operand), encodeKey(before))) target.set(operand);
  }
}

/** Two operators on one path, or on a path and its parent, have no defined order: MongoDB refuses them. */
function refuseConflicts(steps: Step[]): void {
  const seen: string[] = [];
  for (const step of steps) {
    const paths = step.entries.map(([path]) => path);
    if (step.name === '$rename') paths.push(...step.entries.map(([, target]) => String(target)));
    for (const path of paths) {
      const other = seen.find((s) => s === path || s.startsWith(`${path}.`) || path.startsWith(`${s}.`));
      if (other !== undefined) {
        throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${other}'`);
      }
      seen.push(path);
    }
  }
}

function compileArrayFilters(filters: Doc[]): Map<string, Matcher> {
  const out = new Map<string, Matcher>();
  for (const filter of filters) {
    const [key] = Object.keys(filter);
    const first = key?.startsWith('$') ? firstField(filter) : key;
    if (!first)
      throw new CommandError(9, 'Cannot use an expression without a top-level field name in arrayFilters');
    out.set(first.split('.')[0] ?? '', compileFilter(filter));
  }
  return out;
}

function firstField(filter: Doc): string | undefined {
  for (const [key, value] of Object.entries(filter)) {
    if (!key.startsWith('$')) return key;
    if (Array.isArray(value)) for (const part of value) if (isDoc(part)) return firstField(part);
  }
  return undefined;
}

/** The document an upsert begins with: the filter's equalities. */
export function upsertSeed(filter: Doc): Doc {
  const doc: Doc = {};
  const paths: PathContext = { filter: {}, arrayFilters: new Map() };
  const visit = (part: Doc): void => {
    for (const [path, wanted] of Object.entries(part)) {
      if (path === '$and' && Array.isArray(wanted)) wanted.filter(isDoc).forEach(visit);
      else if (path.startsWith('$')) continue;
      else if (!isDoc(wanted) || !Object.keys(wanted).some((k) => k.startsWith('$'))) {
        for (const target of findTargets(doc, path, paths, true)) target.set(wanted);
      } else if ('$eq' in wanted) {
        for (const target of findTargets(doc, path, paths, true)) target.set(wanted.$eq);
      }
    }
  };
  visit(filter);
  return doc;
}
