import type { FeatureSettings } from './features';
import type { SolverSettings } from './solve';
import type { WeightSettings } from './vectorise';

/**
 * The two configurations of the engine: one for Chinese, one for languages with spaces. Nothing here depends on a data
 * set; every value was chosen by cross-validation on training sentences (table in README.md).
 */
export interface NluSettings {
  /** Changes whenever the same sentence would give other pieces: an old model must not be fed new pieces. */
  tokenizer: string;
  script: 'han' | 'spaced';
  features: FeatureSettings;
  weights: WeightSettings;
  solver: SolverSettings;
}

const SOLVER: SolverSettings = {
  cost: 1,
  balance: 0.3,
  // Solved until the seed makes no difference: stopped at 0.2, two sentences more moved the topic figure by 0.5.
  tolerance: 0.05,
  maxPasses: 30,
  centroidWeight: 0.5,
};

export const HAN_SETTINGS: NluSettings = {
  tokenizer: 'han-5',
  script: 'han',
  features: {
    charMin: 1,
    charMax: 2,
    words: true,
    pairs: true,
    skipPairs: false,
    sound: true,
    soundMin: 1,
    soundMax: 2,
    concepts: true,
    edges: true,
  },
  // chars, words, pairs, sound, concepts
  weights: {
    fieldWeights: [1, 0.7, 0.4, 0.8, 0.3],
    meaningWeight: 0.75,
    meaningFloor: 0.3,
    idfPower: 0.5,
  },
  solver: SOLVER,
};

export const SPACED_SETTINGS: NluSettings = {
  tokenizer: 'spaced-4',
  script: 'spaced',
  features: {
    charMin: 2,
    charMax: 5,
    words: true,
    pairs: true,
    skipPairs: false,
    sound: false,
    soundMin: 1,
    soundMax: 1,
    concepts: false,
    edges: true,
  },
  weights: { fieldWeights: [1, 0.8, 0.4, 0, 0], meaningWeight: 0.9, meaningFloor: 0.3, idfPower: 1 },
  solver: { ...SOLVER, centroidWeight: 2 },
};

/** Chinese when at least a fifth of the letters of the training sentences are Han characters (one says what a word does). */
export function chooseSettings(texts: readonly string[]): NluSettings {
  let han = 0;
  let letters = 0;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x3400 && code <= 0x9fff) han++;
      else if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) letters++;
      else if (code > 0xbf) letters++;
    }
  }
  return han * 4 >= letters && han > 0 ? HAN_SETTINGS : SPACED_SETTINGS;
}
