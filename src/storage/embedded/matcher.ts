import { Context, ProcessingMode } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { Lazy } from 'mingo/lazy';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { isDoc, type Doc } from './codec';
import { CommandError } from './errors';
import { COMPARISON_OPERATORS } from './match-operators';
import { sortDocs, type SortSpec } from './sort';

/** Decides whether a document belongs to a result. */
export type Matcher = (doc: Doc) => boolean;

const FORBIDDEN = new Set([
  '$where',
  '$function',
  '$accumulator',
  '$jsonSchema',
  '$text',
  '$near',
  '$geoWithin',
]);

type AnyOps = Parameters<Context['addQueryOps']>[0];
type AnyStages = Parameters<Context['addPipelineOps']>[0];

/** mingo with our comparisons and our order. Operators given first win, hence overrides before the defaults. */
const context = Context.init({
  query: COMPARISON_OPERATORS as unknown as AnyOps,
  pipeline: {
    $sort: (collection: { transform(f: (docs: Doc[]) => unknown): unknown }, spec: SortSpec) =>
      collection.transform((docs) => Lazy(sortDocs(docs, spec, (doc) => doc))),
  } as unknown as AnyStages,
})
  .addQueryOps(queries as unknown as AnyOps)
  .addPipelineOps(pipeline as unknown as AnyStages)
  .addAccumulatorOps(accumulators as unknown as Parameters<Context['addAccumulatorOps']>[0])
  .addExpressionOps(expressions as unknown as Parameters<Context['addExpressionOps']>[0])
  .addProjectionOps(projections as unknown as Parameters<Context['addProjectionOps']>[0])
  .addWindowOps(windows as unknown as Parameters<Context['addWindowOps']>[0]);

/** Options for every use of mingo: no scripts, and stored documents are never handed out to be changed. */
export const MINGO_OPTIONS: Partial<Options> = {
  context,
  scriptEnabled: false,
  processingMode: ProcessingMode.CLONE_INPUT,
};

/** Operators that need nothing of mingo. */
const DIRECT = new Set(['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte', '$exists', '$type']);

/**
 * Plain comparisons and their combinations are compiled here; everything else (`$elemMatch`, `$not`, `$expr`, …) by
 * mingo, which copies its whole table of operators for every query: far dearer than the lookup that follows.
 *
 * @throws CommandError 2 (BadValue) for a filter that MongoDB would refuse or that this store does not know
 */
export function compileFilter(filter: Doc): Matcher {
  refuseScripts(filter);
  return compile(filter);
}

function compile(filter: Doc): Matcher {
  const tests = Object.keys(filter)
    .filter((key) => key !== '$comment')
    .map((key) => compileCondition(key, filter[key]));
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (doc) => tests.every((test) => test(doc));
}

function compileCondition(key: string, wanted: unknown): Matcher {
  if (!key.startsWith('$')) return compileField(key, wanted);
  if (!Array.isArray(wanted) || wanted.length === 0 || !wanted.every(isDoc)) return byMingo(key, wanted);
  const parts = wanted.map(compile);
  switch (key) {
    case '$and':
      return (doc) => parts.every((part) => part(doc));
    case '$or':
      return (doc) => parts.some((part) => part(doc));
    case '$nor':
      return (doc) => !parts.some((part) => part(doc));
    default:
      return byMingo(key, wanted);
  }
}

function compileField(path: string, wanted: unknown): Matcher {
  if (wanted instanceof RegExp) return direct('$regex', path, wanted);
  const names = isDoc(wanted) ? Object.keys(wanted) : [];
  if (!isDoc(wanted) || !names.some((name) => name.startsWith('$'))) return direct('$eq', path, wanted);
  if (!names.every((name) => DIRECT.has(name))) return byMingo(path, wanted);
  const tests = names.map((name) => direct(name, path, wanted[name]));
  return (doc) => tests.every((test) => test(doc));
}

function direct(name: string, path: string, operand: unknown): Matcher {
  const operator = COMPARISON_OPERATORS[name];
  if (!operator) throw new CommandError(2, `unknown operator: ${name}`);
  return operator(path, operand, MINGO_OPTIONS as Options);
}

function byMingo(key: string, wanted: unknown): Matcher {
  const query = new Query({ [key]: wanted }, { ...MINGO_OPTIONS, processingMode: ProcessingMode.CLONE_OFF });
  return (doc) => query.test(doc);
}

/** Scripts and operators we cannot answer are refused wherever they stand. */
export function refuseScripts(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) refuseScripts(item);
  } else if (isDoc(value)) {
    for (const key of Object.keys(value)) {
      if (FORBIDDEN.has(key)) throw new CommandError(2, `${key} is not supported by the embedded store`);
      refuseScripts(value[key]);
    }
  }
}
