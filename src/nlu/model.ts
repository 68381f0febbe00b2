import type { Calibration } from './calibrate';
import type { Vocabulary } from './vectorise';

/** How bad a wrong answer of an intent would be; see `Intent.harm`. */
export type Harm = 'low' | 'normal' | 'high';

export interface Thresholds {
  /** Below this the message counts as out of scope. */
  unknown: number;
  /** Below this we ask back; added to by an intent's harm. */
  answer: number;
  /** Two topics closer than this are asked back. */
  lead: number;
  /** By how much harm moves `answer`. */
  byHarm: Readonly<Record<Harm, number>>;
}

/** Figures taken on held-out folds while training. They describe this model and travel with it. */
export interface ModelMetrics {
  examples: number;
  intents: number;
  features: number;
  heldOutAccuracy: number;
  heldOutCalibrationError: number;
}

/**
 * A sparse matrix by piece: for piece f the columns `column[k]` with weight `value[k]`, k from `rowStart[f]` to
 * `rowStart[f+1]`. Columns are intents, then topics: see linear.ts.
 */
export interface LinearWeights {
  rowStart: Int32Array;
  column: Uint16Array;
  value: Float32Array;
  bias: Float32Array;
  /** Weights of the components of meaning, all of one column together. */
  meaning: Float32Array;
}

/** An immutable trained model. */
export interface Model extends LinearWeights {
  /** Content hash: equal id, equal behaviour. */
  id: string;
  tokenizer: string;
  script: 'han' | 'spaced';
  /** Fingerprint of the language data (lexicon, word vectors, …) it was trained with. */
  language: string;
  labels: readonly string[];
  /** Parallel to labels. */
  harm: readonly Harm[];
  vocabulary: Vocabulary;
  calibration: Calibration;
  thresholds: Thresholds;
  metrics: ModelMetrics;
}
