import type { Classification, Classifier } from '../contracts/classifier';
import type { RankedIntent } from '../contracts/understanding';
import { bestGroup } from './best-group';
import { evidenceOf, gateConfidence, softmax } from './calibrate';
import { splitClauses } from './clauses';
import { decide } from './decide';
import { createExplainer } from './explain';
import { FeatureBuffer } from './feature-buffer';
import type { FeatureTools } from './features';
import { groupLabels, topicOf } from './groups';
import type { Model } from './model';
import type { CharTable } from './normalise';
import { readPieces } from './pieces';
import { rankIntents } from './rank';
import { scoreIntents } from './score';
import { HAN_SETTINGS, SPACED_SETTINGS } from './settings';
import { Vectoriser } from './vectorise';

/**
 * The whole way of a sentence through the default engine, on one page:
 *
 *   text ─ normalise ─ segment ─ pieces ─ vector ─ scores ─ shares ─ confidence ─ decision
 *                                                                 └ the same for each clause: further topics
 *
 * Every step is a pure function in the file of its name. The classifier holds scratch memory of fixed size and no text.
 */
export function createLinearClassifier(model: Model, tools: FeatureTools, charTable: CharTable): Classifier {
  const settings = model.script === 'han' ? HAN_SETTINGS : SPACED_SETTINGS;
  if (settings.tokenizer !== model.tokenizer) {
    throw new Error(
      `model was made for tokenizer ${model.tokenizer}, this is ${settings.tokenizer}: train it again`,
    );
  }
  if (tools.fingerprint(settings.script) !== model.language) {
    throw new Error('model was made with other language data: train it again');
  }
  const groups = groupLabels(model.labels);
  const topics = model.labels.map(topicOf);
  const pieces = new FeatureBuffer();
  const vectoriser = new Vectoriser(model.vocabulary, settings.weights, tools.vectors(settings.script));
  const raw = new Float64Array(model.bias.length);
  const scores = new Float32Array(model.labels.length);
  const shares = new Float64Array(model.labels.length);

  let explainer: ReturnType<typeof createExplainer> | undefined;

  /** One sentence or clause → intents with calibrated probabilities, best first. */
  function rank(text: string): RankedIntent[] {
    // Nothing but emoji or punctuation is not a short sentence: it says nothing.
    if (readPieces(text, settings, charTable, tools, pieces) === '') return [];
    const vector = vectoriser.vectorise(pieces);
    if (vector.count === 0) return [];
    scoreIntents(model, groups, vector, raw, scores);
    softmax(scores, model.calibration.temperature, shares);
    const best = bestGroup(shares, scores, groups);
    const evidence = evidenceOf(best, vectoriser.coverage);
    const confidence = gateConfidence(model.calibration.gate, evidence);
    return rankIntents({ model, topics, groups, shares, best, confidence });
  }

  return {
    engine: 'linear',
    modelId: model.id,
    classify(text: string): Classification {
      const ranked = rank(text);
      const decision = decide(ranked, model);
      const clauses = splitClauses(text).map((clause) => rank(clause));
      return { ranked, decision, further: furtherIntents(ranked, clauses, model) };
    },
    // Made when it is first asked for: workers never need it.
    explain(text, intents) {
      explainer ??= createExplainer(model, tools, charTable);
      return explainer(text, intents);
    },
  };
}

/** Sure intents of other topics found in single clauses, best first, one for each topic. */
function furtherIntents(
  ranked: readonly RankedIntent[],
  clauses: readonly RankedIntent[][],
  model: Model,
): RankedIntent[] {
  const found = new Map<string, RankedIntent>();
  for (const clause of clauses) {
    const first = clause[0];
    if (!first || first.topic === ranked[0]?.topic || decide(clause, model) !== 'answer') continue;
    if (first.topic === 'out_of_scope' || first.topic === 'greeting_smalltalk') continue;
    const known = found.get(first.topic);
    if (!known || known.confidence < first.confidence) found.set(first.topic, first);
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}
