import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { Query } from 'mingo/query';
import { ProcessingMode } from 'mingo/core';
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
      collection.transform((docs) => sortDocs(docs, spec, (doc) => doc)),
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

/** @throws CommandError 2 (BadValue) for a filter that MongoDB would refuse or that this store does not know */
export function compileFilter(filter: Doc): Matcher {
  const wanted = withoutComments(filter);
  if (Object.keys(wanted).length === 0) return () => true;
  refuseScripts(wanted);
  const query = new Query(wanted, { ...MINGO_OPTIONS, processingMode: ProcessingMode.CLONE_OFF });
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

function withoutComments(filter: Doc): Doc {
  if (!('$comment' in filter)) return filter;
  const { $comment: _, ...rest } = filter;
  return rest;
}
