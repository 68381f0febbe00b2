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
 * An immutable trained model. `weights` is a sparse matrix by piece: for piece f the intents `column[k]` with weight
 * `value[k]`, k from `rowStart[f]` to `rowStart[f+1]`.
 */
export interface Model {
  /** Content hash: equal id, equal behaviour. */
  id: string;
  tokenizer: string;
  script: 'han' | 'spaced';
  labels: readonly string[];
  /** Parallel to labels. */
  harm: readonly Harm[];
  vocabulary: Vocabulary;
  rowStart: Int32Array;
  column: Uint16Array;
  value: Float32Array;
  bias: Float32Array;
  calibration: Calibration;
  thresholds: Thresholds;
  metrics: ModelMetrics;
}
