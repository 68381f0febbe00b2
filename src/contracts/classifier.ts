import type { RankedIntent, UnderstandingDecision } from './understanding';

/** One training sentence. Engines get texts and labels only: never answers, never code. */
export interface TrainingExample {
  text: string;
  /** Intent id, for example `wage_arrears.how_to_get_paid`. */
  intent: string;
}

/** How hard a piece of the sentence pulled towards (positive) or away from (negative) an intent. */
export interface Pull {
  piece: string;
  /** The view it was seen in: characters, words, sound … */
  view: string;
  pull: number;
}

export interface Explanation {
  intent: string;
  /** Strongest first. */
  pulls: Pull[];
}

/** What a classifier says of one sentence. */
export interface Classification {
  /** Every plausible intent, best first, with calibrated probabilities. At most ten. */
  ranked: RankedIntent[];
  /** `unknown` is out of scope; `clarify` is "two meanings are too close, or I am not sure". */
  decision: Exclude<UnderstandingDecision, 'safety'>;
  /** Intents of further clauses of the same message, best first. */
  further: RankedIntent[];
}

/**
 * The port behind which the engines stand (our linear engine and node-nlp). Synchronous, because serving must never
 * wait; must not throw for any string; must keep no text.
 */
export interface Classifier {
  readonly engine: 'linear' | 'node-nlp';
  /** Content hash of training data and settings: equal id, equal behaviour. */
  readonly modelId: string;
  classify(text: string): Classification;
  /** Why, for each of the intents; absent where an engine cannot tell. */
  explain?(text: string, intents: readonly string[]): Explanation[];
}
