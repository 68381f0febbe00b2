import { yuanText, type Fen } from '../money';

/** One sum of a calculation, with the sum written out as people would check it on a pocket calculator. */
export interface PayLine {
  label: string;
  /** "6000÷21.75×3×200%". */
  formula: string;
  amount: Fen;
}

/** What a calculation says. It is an estimate from what was said, never a ruling. */
export interface PayResult {
  lines: PayLine[];
  total: Fen;
  /** What was taken for granted, in plain words: each may change the sum. */
  assumptions: string[];
  /** Ids of `data/law.json`, the closest first. */
  articles: string[];
}

export function sumOf(
  lines: PayLine[],
  assumptions: readonly string[],
  articles: readonly string[],
): PayResult {
  return {
    lines,
    total: lines.reduce((sum, line) => sum + line.amount, 0),
    assumptions: [...new Set(assumptions)],
    articles: [...new Set(articles)],
  };
}

/** "平时加班10小时：6000÷21.75÷8×10×150%=517.24元". */
export const lineText = (line: PayLine): string =>
  `${line.label}：${line.formula}=${yuanText(line.amount)}元`;
