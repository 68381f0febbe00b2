import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSafetyLines, type SafetyLine } from '../../../src/cli/nlu/safety-lines';

/** The lists as files: `level<TAB>kind<TAB>text`. What each is for stands in lists/README.md. */
const FOLDER = join(__dirname, 'lists');

export function readLists(prefix: string): SafetyLine[] {
  return readdirSync(FOLDER)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => readSafetyLines(join(FOLDER, file)));
}

export const ALL_CRISES: readonly SafetyLine[] = readLists('crises-');
export const ALL_NEAR_MISSES: readonly string[] = readLists('near-misses-').map(({ text }) => text);
