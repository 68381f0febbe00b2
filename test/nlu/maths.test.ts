import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evidenceOf, fitGate, fitTemperature, gateConfidence, softmax } from '../../src/nlu/calibrate';
import { FeatureBuffer, copyPieces } from '../../src/nlu/feature-buffer';
import { extractSpaced } from '../../src/nlu/features';
import { assignFolds, isHiddenGroup } from '../../src/nlu/folds';
import { groupLabels, topicOf } from '../../src/nlu/groups';
import { fitLinear } from '../../src/nlu/linear';
import { auroc, expectedCalibrationError, macroF1 } from '../../src/nlu/metrics';
import { createRandom } from '../../src/nlu/random';
import { scoreIntents } from '../../src/nlu/score';
import { SPACED_SETTINGS } from '../../src/nlu/settings';
import { packRows, type SolverSettings } from '../../src/nlu/solve';
import { lookUp } from '../../src/nlu/hash-table';
import { Vectoriser, buildVocabulary } from '../../src/nlu/vectorise';
import { NO_VECTORS } from '../../src/nlu/word-vectors';

describe('metrics', () => {
  test('AUROC should be 1 when apart, 0.5 when tied, NaN when one side is empty', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1);
    expect(auroc([1, 1], [1, 1])).toBe(0.5);
    expect(auroc([1], [])).toBeNaN();
  });

  test('AUROC should equal the share of ordered pairs', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (p, n) => {
        let wins = 0;
        for (const a of p) for (const b of n) wins += a > b ? 1 : a === b ? 0.5 : 0;
        expect(auroc(p, n)).toBeCloseTo(wins / (p.length * n.length), 10);
      }),
    );
  });

  test('calibration error should be the gap between confidence and hits', () => {
    expect(
      expectedCalibrationError([
        { confidence: 0.9, correct: true },
        { confidence: 0.9, correct: false },
      ]),
    ).toBeCloseTo(0.4);
    expect(expectedCalibrationError([{ confidence: 1, correct: true }])).toBe(0);
  });

  test('macro F1 should weigh rare labels like frequent ones', () => {
    expect(macroF1(['a', 'a', 'a', 'b'], ['a', 'a', 'a', 'a'])).toBeCloseTo((6 / 7 + 0) / 2);
  });
});

describe('calibration', () => {
  test('softmax should sum to one and follow the order', () => {
    const out = softmax(Float32Array.of(1, 3, 2), 2, new Float64Array(3));
    expect(out[0]! + out[1]! + out[2]!).toBeCloseTo(1);
    expect(out[1]!).toBeGreaterThan(out[2]!);
  });

  test('temperature should fall when the best score is often wrong', () => {
    const row = (label: number): { scores: Float32Array; coverage: number; label: number } => ({
      scores: Float32Array.of(1, 0),
      coverage: 1,
      label,
    });
    const sure = fitTemperature(Array.from({ length: 20 }, (_, i) => row(i < 19 ? 0 : 1)));
    const unsure = fitTemperature(Array.from({ length: 20 }, (_, i) => row(i < 12 ? 0 : 1)));
    expect(unsure).toBeLessThan(sure);
  });

  test('the gate should learn the hit rate and never slope down', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      evidence: (i % 20) - 10,
      hit: i % 20 > 9,
      weight: 1,
    }));
    const gate = fitGate(rows);
    expect(gateConfidence(gate, 8)).toBeGreaterThan(0.9);
    expect(gateConfidence(gate, -8)).toBeLessThan(0.1);
    expect(fitGate(rows.map((r) => ({ ...r, hit: !r.hit })))[1]).toBeGreaterThan(0);
  });

  test('evidence should rise with share, score and coverage', () => {
    const base = { share: 0.5, score: 0 };
    for (const more of [{ share: 0.9 }, { score: 1 }]) {
      expect(evidenceOf({ ...base, ...more }, 0.5)).toBeGreaterThan(evidenceOf(base, 0.5));
    }
    expect(evidenceOf(base, 1)).toBeGreaterThan(evidenceOf(base, 0.5));
  });
});

describe('folds and groups', () => {
  test('every fold should see each label as evenly as can be', () => {
    const labels = Int32Array.from({ length: 30 }, (_, i) => i % 3);
    const folds = assignFolds(labels, 5, 1);
    for (let f = 0; f < 5; f++) {
      for (let l = 0; l < 3; l++)
        expect([...folds.keys()].filter((i) => folds[i] === f && labels[i] === l)).toHaveLength(2);
    }
  });

  test('labels of topics should share a group, others stand alone, and out of scope is never hidden', () => {
    const groups = groupLabels(['wage_arrears.a', 'wage_arrears.b', 'play.music', 'out_of_scope.x']);
    expect([...groups.of]).toEqual([0, 0, 1, 2]);
    expect(groups.outOfScope).toBe(2);
    const many = { ...groups, count: 30 };
    expect(isHiddenGroup(2, 0, 1, { ...many, outOfScope: 2 })).toBe(false);
    expect(isHiddenGroup(0, 0, 5, many)).toBe(true);
    expect(isHiddenGroup(0, 1, 5, many)).toBe(false);
    expect(topicOf('play.music')).toBe('out_of_scope');
  });
});

const TOOLS = {
  segment: () => [],
  syllable: () => 0,
  spelled: () => null,
  concept: () => 0,
  vectors: () => NO_VECTORS,
  fingerprint: () => '',
};

// Without word vectors their view would always be missing from the length.
const WEIGHTS = { ...SPACED_SETTINGS.weights, meaningWeight: 0 };

describe('vectors', () => {
  const buffer = new FeatureBuffer();
  const pieces = (text: string): ReturnType<typeof copyPieces> => {
    extractSpaced(text, SPACED_SETTINGS.features, TOOLS, buffer);
    return copyPieces(buffer);
  };
  const vocabulary = buildVocabulary([pieces('pay my wage'), pieces('find a job')], WEIGHTS);
  const vectoriser = new Vectoriser(vocabulary, WEIGHTS, NO_VECTORS);
  const measure = (text: string): { length: number; coverage: number } => {
    const p = pieces(text);
    const v = vectoriser.vectorise(p);
    return { length: Math.hypot(...v.value.subarray(0, v.count)), coverage: vectoriser.coverage };
  };

  test('a known sentence should have length one, a half-known one less, an unknown one none', () => {
    expect(measure('pay my wage')).toMatchObject({ length: expect.closeTo(1, 5), coverage: 1 });
    expect(measure('pay my zzzz').length).toBeLessThan(1);
    expect(measure('qqqq')).toMatchObject({ length: expect.closeTo(0, 1) });
  });

  test('look-up should find every piece and nothing else', () => {
    const found = [...pieces('find a job').hash].map((h) => lookUp(vocabulary, h));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    expect(lookUp(vocabulary, 123_456_789)).toBe(-1);
  });

  test('more than a buffer of pieces should fit', () => {
    expect(measure(`${'wage '.repeat(2000)}`.trim()).length).toBeGreaterThan(0);
  });
});

describe('the solver', () => {
  const settings: SolverSettings = {
    cost: 1,
    balance: 0,
    tolerance: 0.01,
    maxPasses: 100,
    centroidWeight: 0,
  };
  const random = createRandom(5);
  // Three clusters, each with a feature of its own and shared noise.
  const labels = Int32Array.from({ length: 60 }, (_, i) => i % 3);
  const rows = packRows(60, 6, (row) => ({
    count: 2,
    index: Int32Array.of(row % 3, 3 + Math.floor(random() * 3)),
    value: Float32Array.of(0.8, 0.6),
  }));
  const use = Int32Array.from({ length: 60 }, (_, i) => i);
  const predict = (groups: ReturnType<typeof groupLabels>, seed = 1): number[] => {
    const linear = fitLinear({ rows, dims: 0, labels, use, groups, settings, seed });
    const raw = new Float64Array(linear.bias.length);
    const out = new Float32Array(3);
    return [0, 1, 2].map((feature) => {
      scoreIntents(
        linear,
        groups,
        { count: 1, index: Int32Array.of(feature), value: Float32Array.of(1) },
        raw,
        out,
      );
      return out.indexOf(Math.max(...out));
    });
  };

  test('should separate separable clusters, on one floor and on two', () => {
    expect(predict(groupLabels(['a', 'b', 'c']))).toEqual([0, 1, 2]);
    expect(predict(groupLabels(['wage_arrears.a', 'wage_arrears.b', 'job_search.c']))).toEqual([0, 1, 2]);
  });

  test('should satisfy the optimality conditions: margins of at least one cost nothing', () => {
    const groups = groupLabels(['a', 'b', 'c']);
    const linear = fitLinear({
      rows,
      dims: 0,
      labels,
      use,
      groups,
      settings: { ...settings, cost: 1000 },
      seed: 1,
    });
    const raw = new Float64Array(3);
    const out = new Float32Array(3);
    for (let row = 0; row < 60; row++) {
      const from = rows.start[row] as number;
      scoreIntents(
        linear,
        groups,
        { count: 2, index: rows.index.subarray(from, from + 2), value: rows.value.subarray(from, from + 2) },
        raw,
        out,
      );
      expect(out[labels[row] as number]).toBeGreaterThan(0.95);
    }
  });

  test('should give the same weights for the same seed', () => {
    const groups = groupLabels(['a', 'b', 'c']);
    const once = fitLinear({ rows, dims: 0, labels, use, groups, settings, seed: 3 });
    expect(fitLinear({ rows, dims: 0, labels, use, groups, settings, seed: 3 })).toEqual(once);
  });
});

describe('scores', () => {
  // One more than a multiple of what the loops take at a time, so that what is left over is met too.
  const groups = groupLabels(['wage_arrears.a', 'wage_arrears.b', 'job_search.c']);
  const [columns, dims] = [5, 6];
  const random = createRandom(5);
  const row = [4, 0, 2, 1, 3];
  const linear = {
    rowStart: Int32Array.of(0, 5, 7),
    column: Uint16Array.of(...row, 1, 3),
    value: Float32Array.from({ length: 7 }, () => random() - 0.5),
    bias: Float32Array.from({ length: columns }, () => random() - 0.5),
    meaning: Float32Array.from({ length: columns * dims }, () => random() - 0.5),
  };
  const value = Float32Array.from({ length: 2 + dims }, () => random());
  const x = { count: 2 + dims, index: Int32Array.from({ length: 2 + dims }, (_, i) => i), value };

  test('should be what the definition says, whatever is left over of two columns and four weights', () => {
    const out = new Float32Array(3);
    scoreIntents(linear, groups, x, new Float64Array(columns), out);
    const raw = Array.from({ length: columns }, (_, c) => {
      let sum = linear.bias[c] as number;
      for (let f = 0; f < 2; f++)
        for (let k = linear.rowStart[f] as number; k < (linear.rowStart[f + 1] as number); k++)
          if (linear.column[k] === c) sum += (value[f] as number) * (linear.value[k] as number);
      for (let d = 0; d < dims; d++)
        sum += (value[2 + d] as number) * (linear.meaning[c * dims + d] as number);
      return sum;
    });
    for (let i = 0; i < 3; i++)
      expect(out[i]).toBeCloseTo((raw[i] as number) + (raw[3 + (groups.of[i] as number)] as number), 5);
  });
});
