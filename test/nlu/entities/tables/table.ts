import type { Entities } from '../../../../src/contracts/understanding';

/** A sentence as a worker would type or say it, and everything it states; compared whole, so that nothing more may be read. */
export type Said = readonly [text: string, entities: Entities];

/** Every table is read on this day, a Tuesday: the last Spring Festival began on 2026-02-17. */
export const TODAY = '2026-11-24';
