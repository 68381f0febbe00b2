import { describe, expect, test } from '@jest/globals';
import { FeatureBuffer } from '../../src/nlu/feature-buffer';
import { lookUp } from '../../src/nlu/hash-table';
import { readPieces } from '../../src/nlu/pieces';
import { SPACED_SETTINGS } from '../../src/nlu/settings';
import {
  addWordVector,
  emptyVectors,
  packWordVectors,
  parseWordVectors,
  wordHash,
  type WordVectors,
} from '../../src/nlu/word-vectors';
import { testData } from './fixtures';

function vectorOf(vectors: WordVectors, word: string, share = 1): number[] {
  const sum = new Float64Array(vectors.dims);
  addWordVector(vectors, lookUp(vectors.table, wordHash(word)), share, sum);
  return [...sum];
}

describe('word vectors', () => {
  const words = ['的', '工资', '薪水', '无'];
  const packed = packWordVectors(words, Float64Array.of(0.01, 0.02, 1.4, -0.2, 1.1, 0.4, 0, 0), 2);
  const parsed = parseWordVectors(packed);

  test('should find every word and no other', () => {
    expect(words.map((w) => lookUp(parsed.table, wordHash(w)))).toEqual(words.map((_, i) => i));
    expect(lookUp(parsed.table, wordHash('老板'))).toBe(-1);
  });

  test('should come back in their direction and length, within half a step of the largest component', () => {
    expect(vectorOf(parsed, '工资')[0]).toBeCloseTo(1.4, 5);
    expect(vectorOf(parsed, '工资')[1]).toBeCloseTo(-0.2, 5);
    const [x, y] = vectorOf(parsed, '薪水') as [number, number];
    expect(Math.abs(x - 1.1)).toBeLessThan(0.08);
    expect(Math.abs(y - 0.4)).toBeLessThan(0.08);
    expect(Math.hypot(...vectorOf(parsed, '的'))).toBeLessThan(0.03);
    expect(vectorOf(parsed, '无')).toEqual([0, 0]);
    expect(vectorOf(parsed, '薪水', 0.5)[0]).toBeCloseTo(x / 2);
  });

  test('should keep the longest vector, however its length rounds', () => {
    for (let i = 1; i <= 500; i++) {
      const longest = i / 1009;
      const one = parseWordVectors(packWordVectors(['工资', '的'], Float64Array.of(longest, 0, 0.01, 0), 2));
      expect(vectorOf(one, '工资')[0]).toBeCloseTo(longest, 4);
    }
  });

  test('should be refused when cut short, foreign or of an odd width', () => {
    expect(() => parseWordVectors(packed.subarray(0, packed.length - 1))).toThrow(/cut short/);
    expect(() => parseWordVectors(Buffer.from('something else entirely'))).toThrow(/not a file/);
    expect(() => packWordVectors(['a'], new Float64Array(3), 3)).toThrow(/even/);
  });

  test('should find pairs of neighbours beside their words, in order only', () => {
    const { tools, charTable } = testData();
    const index = emptyVectors(['turn', 'down', 'lights', 'turn down']);
    expect(index.words).toBe(3);
    const rows = (text: string): string[] => {
      const buffer = new FeatureBuffer();
      const plain = readPieces(text, SPACED_SETTINGS, charTable, { ...tools, vectors: () => index }, buffer);
      return [...buffer.words.subarray(0, buffer.wordCount)].map(
        (code, i) => `${code >> 1} ${plain.slice(buffer.wordStart[i], buffer.wordEnd[i])}`,
      );
    };
    expect(rows('Turn down the lights!')).toEqual(['0 turn', '1 down', '3 turn down', '2 lights']);
    expect(rows('down turn')).toEqual(['1 down', '0 turn']);
  });

  test('as shipped should know that wages are nearer to pay than to weather', () => {
    const han = testData().tools.vectors('han');
    const likeness = (a: string, b: string): number => {
      const [va, vb] = [vectorOf(han, a), vectorOf(han, b)];
      return va.reduce((s, v, i) => s + v * (vb[i] as number), 0) / Math.hypot(...va) / Math.hypot(...vb);
    };
    expect(likeness('工资', '薪水')).toBeGreaterThan(0.7);
    expect(likeness('工资', '天气')).toBeLessThan(0.3);
    expect(Math.hypot(...vectorOf(han, '的'))).toBeLessThan(Math.hypot(...vectorOf(han, '工资')) / 2);
  });
});
