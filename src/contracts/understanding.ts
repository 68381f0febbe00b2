import type { Topic } from './topics';

/**
 * What the speaker states, in normal form. Names are shared by `nlu classify`, forms and a case's `fields`.
 * Money is in yuan, dates are ISO `YYYY-MM-DD`, places and trades are canonical names. Only what was said: nothing
 * is inferred from a profile, and the place is the place of work, never the place of origin.
 */
export interface Entities {
  /** Total owed, in yuan. */
  amountOwed?: number;
  /** True when the speaker marked the amount as rough ("大概", "小两万"). */
  amountApprox?: boolean;
  /** Lower and upper bound in yuan, for "三四千". */
  amountRange?: [number, number];
  monthsOwed?: number;
  monthlyWage?: number;
  dailyWage?: number;
  /** Days worked or owed. */
  days?: number;
  headcount?: number;
  /** Lower bound for "十来个", "几十": these must reach the collective rule (≥ 10). */
  headcountMin?: number;
  /** Canonical short city name, for example "苏州". */
  city?: string;
  /** Canonical district or county name, for example "昆山". */
  district?: string;
  /** The employer, site or boss in the speaker's own words. */
  employerText?: string;
  /** Canonical trade of the vocabulary, for example "瓦工". */
  trade?: string;
  /** True for construction work (房建、市政、装修…), false when it was denied. */
  construction?: boolean;
  periodFrom?: string;
  periodTo?: string;
  resignedOn?: string;
  /** Mainland mobile or landline number. Personal data: masked in every output but the form's. */
  phone?: string;
  /** Names that fit several places ("鼓楼") or times that nobody dates ("封城那年"), to be asked back. */
  ambiguous?: string[];
}

export type EntityName = keyof Entities;

/** Money in yuan, with what makes it rough. */
export interface BareSum {
  yuan: number;
  approx: boolean;
  range?: [number, number];
}

/** Where in the original text an entity was read; offsets are UTF-16 code units, end exclusive. */
export interface EntitySpan {
  entity: EntityName | 'answer';
  start: number;
  end: number;
  text: string;
}

/** A day or stretch of time named in the text, whatever it was said about. ISO dates, both inclusive. */
export interface DateSpan {
  from: string;
  to: string;
  kind: 'day' | 'month' | 'year' | 'feast' | 'week' | 'now';
  /** A year was said or implied ("去年"); without one it is the latest such date already begun. */
  yearSaid: boolean;
  /** UTF-16 offsets in the original text, end exclusive. */
  start: number;
  end: number;
}

/** A short answer to a question of ours: yes, no, "I don't know", "I'd rather not say". */
export type AnswerKind = 'yes' | 'no' | 'unknown' | 'refuse';

export type SafetyLevel = 'P0' | 'P1' | 'P2' | 'none';

/** Result of the safety rules, which run before any model. `kind` names the situation, for example "suicide". */
export interface SafetyFinding {
  level: SafetyLevel;
  kind?: string;
  /** No rule has a word for it: it only sounds like danger. A short answer to a question of ours is then an answer. */
  guessed?: boolean;
}

export interface RankedIntent {
  topic: Topic;
  intent: string;
  /** Calibrated probability, 0–1. */
  confidence: number;
}

export type UnderstandingDecision = 'answer' | 'clarify' | 'unknown' | 'safety';

/** What one message meant. "Not sure" (`clarify`) and "out of scope" (`unknown`) are ordinary results. */
export interface Understanding {
  topic: Topic;
  intent: string;
  confidence: number;
  decision: UnderstandingDecision;
  /** Best first; at most one entry per topic. */
  topics: RankedIntent[];
  /** Further topics heard in other clauses of the same message, best first. */
  furtherTopics: RankedIntent[];
  entities: Entities;
  spans: EntitySpan[];
  /** Every date of the message in order, also those that no entity took up. */
  dates?: DateSpan[];
  /**
   * A sum that stands without a word for what it is ("一万二，两个月"): nobody stated that it is owed. Only a question
   * that asked for a sum may take it.
   */
  bareSum?: BareSum;
  /** Set when the whole message is a short answer. */
  answer?: AnswerKind;
  safety: SafetyFinding;
  language: 'zh' | 'en' | 'other';
  /** Identifier of the model that answered; "none" when no model was needed or ready. */
  model: string;
}
