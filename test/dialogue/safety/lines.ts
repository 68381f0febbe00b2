import type { CrisisKind } from '../../../src/dialogue/safety';

export type CrisisList = Partial<Record<CrisisKind, readonly string[]>>;

/** The non-empty lines of a block, trimmed. */
export function lines(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
