import { describe, expect, test } from '@jest/globals';
import { lookUp } from '../../src/nlu/hash-table';
import { addWordVector, packWordVectors, parseWordVectors, wordHash } from '../../src/nlu/word-vectors';
import { testData } from './fixtures';

describe('word vectors', () => {
  const filler = Array.from({ length: 2000 }, (_, i) => `w${i}`);
  const words = ['的', ...filler, '工资', '薪水'];
  const vectors = new Float64Array(words.length * 2).fill(0.5);
  vectors.set([1, 0, 0.9, 0.1], (words.length - 2) * 2);
  const packed = packWordVectors(words, vectors, 2);
  const parsed = parseWordVectors(packed);
  const vectorOf = (word: string, share = 1): number[] => {
    const sum = new Float64Array(parsed.dims);
    addWordVector(parsed, lookUp(parsed.table, wordHash(word)), share, sum);
    return [...sum];
  };

  test('should find every word and no other', () => {
    expect(words.map((w) => lookUp(parsed.table, wordHash(w)))).toEqual(words.map((_, i) => i));
    expect(lookUp(parsed.table, wordHash('老板'))).toBe(-1);
  });

  test('should come back in their direction, frequent words faintly', () => {
    const [x, y] = vectorOf('薪水') as [number, number];
    expect(y / x).toBeCloseTo(1 / 7, 5);
    expect(Math.hypot(x, y)).toBeCloseTo(words.length / (words.length + 1000), 5);
    expect(Math.hypot(...vectorOf('的'))).toBeLessThan(0.01);
    expect(vectorOf('薪水', 0.5)[0]).toBeCloseTo(x / 2);
  });

  test('should be refused when cut short, foreign or of an odd width', () => {
    expect(() => parseWordVectors(packed.subarray(0, packed.length - 1))).toThrow(/cut short/);
    expect(() => parseWordVectors(Buffer.from('something else entirely'))).toThrow(/not a file/);
    expect(() => packWordVectors(['a'], new Float64Array(3), 3)).toThrow(/even/);
  });

  test('as shipped should know that wages are nearer to pay than to weather', () => {
    const han = testData().tools.vectors('han');
    const likeness = (a: string, b: string): number => {
      const [va, vb] = [a, b].map((word) => {
        const sum = new Float64Array(han.dims);
        addWordVector(han, lookUp(han.table, wordHash(word)), 1, sum);
        return sum;
      }) as [Float64Array, Float64Array];
      return va.reduce((s, v, i) => s + v * (vb[i] as number), 0) / Math.hypot(...va) / Math.hypot(...vb);
    };
    expect(likeness('工资', '薪水')).toBeGreaterThan(0.7);
    expect(likeness('工资', '天气')).toBeLessThan(0.3);
  });
});
