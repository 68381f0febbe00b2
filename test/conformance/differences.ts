export type StoreName = 'embedded' | 'ferretdb' | 'mongodb';

export interface Difference {
  id: 'updates-not-atomic' | 'no-ttl-index' | 'duplicate-without-key-pattern' | 'no-partial-index';
  stores: StoreName[];
  /** What the store does otherwise. */
  what: string;
  /** What the data layer or the suite does about it. */
  therefore: string;
}

/**
 * Where a store answers otherwise than MongoDB, and what that means here. The suite itself is the same for all: no case
 * of it is left out for any store.
 */
export const KNOWN_DIFFERENCES: readonly Difference[] = [
  {
    id: 'updates-not-atomic',
    stores: ['ferretdb'],
    what: 'FerretDB 1.24 reads and writes an updated document in two steps: of fifty replaces with the same revision in their filter that arrive on several connections, more than one reports a match.',
    therefore:
      'The suite reaches FerretDB over one connection (maxPoolSize=1), which puts commands in a row. FerretDB 1.24 is a second opinion on our commands, not a place to run the service.',
  },
  {
    id: 'no-ttl-index',
    stores: ['ferretdb'],
    what: 'expireAfterSeconds is refused (238 NotImplemented).',
    therefore:
      'The TTL index is declared optional: expired sessions are removed by purgeSessions, which the service calls anyway, and are refused by their date in any case.',
  },
  {
    id: 'duplicate-without-key-pattern',
    stores: ['ferretdb'],
    what: 'Error 11000 carries no keyPattern.',
    therefore: 'commit looks the message up to tell an answered message from a lost race.',
  },
  {
    id: 'no-partial-index',
    stores: ['ferretdb'],
    what: 'partialFilterExpression is refused (238 NotImplemented).',
    therefore:
      'No index is partial. Unsettled turns are found by a sparse index on a field that only they have (pendingSince).',
  },
];
