import type { Topic } from '../contracts/topics';
import type { Classifier } from '../contracts/classifier';
import type { Entities, RankedIntent, SafetyFinding, Understanding } from '../contracts/understanding';
import { topicConfidence } from './decide';
import { createEntityExtractor } from './entities/extract';
import type { Lexicon } from './lexicon';
import type { Regions } from './entities/regions';
import { detectLanguage } from './language';
import type { CharTable } from './normalise';

export interface UnderstanderParts {
  /** Asked for on every message, so that a newly published model takes over by one assignment. */
  classifier: () => Classifier | undefined;
  regions: Regions;
  lexicon: Lexicon;
  charTable: CharTable;
}

/** @param today reference date, `YYYY-MM-DD`; @param safety what the safety rules found, which run before any model */
export type Understander = (text: string, options: { today: string; safety: SafetyFinding }) => Understanding;

/** Puts classifier, entities and language together into what the dialogue reads. Never throws, keeps nothing. */
export function createUnderstander(parts: UnderstanderParts): Understander {
  const extractEntities = createEntityExtractor(parts);
  return (text, { today, safety }) => {
    const language = detectLanguage(text);
    const { entities, spans, dates, answer, bareSum } = extractEntities(text, { today });
    const classifier = parts.classifier();
    // A Chinese model knows nothing of other languages: it is not asked, so that it cannot be sure of nonsense.
    const found = language === 'zh' && classifier ? classifier.classify(text) : undefined;
    const topics = bestPerTopic(found?.ranked ?? []);
    const first = topics[0];
    const danger = weighGuess(safety, first);
    return {
      topic: first?.topic ?? 'out_of_scope',
      intent: first?.intent ?? 'out_of_scope.unknown',
      confidence: first?.confidence ?? 0,
      decision: isUrgent(danger) ? 'safety' : decideWith(entities, first, found?.decision ?? 'unknown'),
      topics,
      furtherTopics: found?.further ?? [],
      entities,
      spans,
      ...(dates.length > 0 ? { dates } : {}),
      ...(bareSum === undefined ? {} : { bareSum }),
      ...(answer === undefined ? {} : { answer }),
      safety: danger,
      language,
      model: found && classifier ? classifier.modelId : 'none',
    };
  };
}

/** From here up the model is believed against a guess of the danger rules. */
const SURE_AGAINST_GUESS = 0.8;
/** What is said of these may well come with danger: a sure reading of them takes nothing back. */
const NEAR_DANGER: ReadonlySet<Topic> = new Set([
  'relief',
  'work_injury',
  'human_agent',
  'greeting_smalltalk',
  'out_of_scope',
]);

/**
 * The danger rules run before any model, and what they have a word for stands. What only sounds like danger, in a
 * message that is surely an everyday matter ("招工要我先交押金，合法吗"), is asked about instead of alarming: of 307
 * crises that were guessed, 15 read like that, all of them money given to an agency.
 */
function weighGuess(safety: SafetyFinding, first: RankedIntent | undefined): SafetyFinding {
  if (!safety.guessed || !isUrgent(safety) || !first) return safety;
  const everyday = first.confidence >= SURE_AGAINST_GUESS && !NEAR_DANGER.has(first.topic);
  return everyday ? { ...safety, level: 'P2' } : safety;
}

function isUrgent(safety: SafetyFinding): boolean {
  return safety.level === 'P0' || safety.level === 'P1';
}

/**
 * Who states a sum or months owed is in scope, however many names and numbers blur the rest of the sentence: such a
 * message is never refused when wages are also the likeliest reading.
 */
function decideWith(
  entities: Entities,
  first: RankedIntent | undefined,
  decision: Understanding['decision'],
): Understanding['decision'] {
  const owed = entities.amountOwed ?? entities.monthsOwed ?? entities.amountRange;
  if (decision === 'answer' || owed === undefined || first?.topic !== 'wage_arrears') return decision;
  return first.confidence >= SURE_WITH_AMOUNT ? 'answer' : 'clarify';
}

const SURE_WITH_AMOUNT = 0.5;

/** One entry per topic: its likeliest intent, as sure as the topic's intents together. */
function bestPerTopic(ranked: readonly RankedIntent[]): RankedIntent[] {
  const byTopic = new Map<string, RankedIntent>();
  for (const r of ranked) {
    if (!byTopic.has(r.topic)) byTopic.set(r.topic, { ...r, confidence: topicConfidence(ranked, r.topic) });
  }
  return [...byTopic.values()].sort((a, b) => b.confidence - a.confidence);
}
