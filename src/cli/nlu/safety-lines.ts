import { readFileSync } from 'node:fs';
import type { SafetyLevel } from '../../contracts/understanding';
import { UsageError } from './common';

/** One line of a list of safety sentences: what a careful person would call it; `none` marks a near-miss. */
export interface SafetyLine {
  level: SafetyLevel;
  kind: string;
  text: string;
}

const LEVELS: readonly string[] = ['P0', 'P1', 'P2', 'none'];

/** Reads `level<TAB>kind<TAB>text` lines; empty lines and those that begin with # are skipped. */
export function readSafetyLines(file: string): SafetyLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((row, index) => {
      if (row.trim() === '' || row.startsWith('#')) return [];
      const [level = '', kind = '', text = ''] = row.split('\t');
      if (!LEVELS.includes(level) || text.trim() === '') {
        throw new UsageError(`${file}, line ${index + 1}: expected level<TAB>kind<TAB>text`);
      }
      return [{ level: level as SafetyLevel, kind, text }];
    });
}
