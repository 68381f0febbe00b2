import type { Explanation, Pull } from '../contracts/classifier';
import { FIELDS, FeatureBuffer } from './feature-buffer';
import type { FeatureTools } from './features';
import { groupLabels } from './groups';
import type { Model } from './model';
import type { CharTable } from './normalise';
import { readPieces } from './pieces';
import { HAN_SETTINGS, SPACED_SETTINGS } from './settings';
import { lookUp } from './hash-table';
import { Vectoriser, sumWordVectors, type SparseVector } from './vectorise';
import type { WordVectors } from './word-vectors';

const MOST_PULLS = 12;

/**
 * Why the default engine chose as it did, for the admin console. A linear score is a sum, so its parts are the whole
 * truth: value of a piece times the weights of the intent and of its topic. The pieces are cut again from the sentence
 * at hand; the model itself holds none.
 */
export function createExplainer(
  model: Model,
  tools: FeatureTools,
  charTable: CharTable,
): (text: string, intents: readonly string[]) => Explanation[] {
  const settings = model.script === 'han' ? HAN_SETTINGS : SPACED_SETTINGS;
  const words = tools.vectors(settings.script);
  const vectoriser = new Vectoriser(model.vocabulary, settings.weights, words);
  const groups = groupLabels(model.labels);
  const buffer = new FeatureBuffer();
  return (text, intents) => {
    const plain = readPieces(text, settings, charTable, tools, buffer);
    const vector = vectoriser.vectorise(buffer);
    const named = nameFeatures(model, buffer, plain);
    const meant = meaningByWord(model, buffer, plain, vector, words);
    return intents.flatMap((intent) => {
      const number = model.labels.indexOf(intent);
      if (number < 0) return [];
      const columns = new Set([number, model.labels.length + (groups.of[number] as number)]);
      const pulls: Pull[] = [];
      for (let i = 0; i < vector.count; i++) {
        const feature = vector.index[i] as number;
        const name = named.get(feature);
        const pull = (vector.value[i] as number) * weightOf(model, feature, columns);
        if (name && pull !== 0) pulls.push({ ...name, pull });
      }
      for (const { piece, parts } of meant) {
        let pull = 0;
        for (let d = 0; d < parts.length; d++)
          for (const c of columns) pull += (parts[d] as number) * (model.meaning[c * parts.length + d] ?? 0);
        if (pull !== 0) pulls.push({ piece, view: 'meaning', pull });
      }
      pulls.sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull));
      return [{ intent, pulls: pulls.slice(0, MOST_PULLS) }];
    });
  };
}

function weightOf(model: Model, feature: number, columns: ReadonlySet<number>): number {
  let sum = 0;
  const to = model.rowStart[feature + 1] as number;
  for (let k = model.rowStart[feature] as number; k < to; k++) {
    if (columns.has(model.column[k] as number)) sum += model.value[k] as number;
  }
  return sum;
}

/** The characters each known piece came from, at its first place in the sentence. */
function nameFeatures(model: Model, buffer: FeatureBuffer, plain: string): Map<number, Omit<Pull, 'pull'>> {
  const named = new Map<number, Omit<Pull, 'pull'>>();
  for (let i = 0; i < buffer.count; i++) {
    const feature = lookUp(model.vocabulary, buffer.hash[i] as number);
    if (feature < 0 || named.has(feature)) continue;
    const piece = plain.slice(buffer.start[i], buffer.end[i]);
    named.set(feature, { piece, view: FIELDS[buffer.field[i] as number] ?? 'chars' });
  }
  return named;
}

/** How much each word put into each component of the meaning view: they add up to what the vector holds. */
function meaningByWord(
  model: Model,
  buffer: FeatureBuffer,
  plain: string,
  vector: SparseVector,
  words: WordVectors,
): { piece: string; parts: Float64Array }[] {
  const sum = new Float64Array(words.dims);
  sumWordVectors(words, buffer.words, buffer.wordCount, sum);
  const length = Math.hypot(...sum);
  if (length === 0) return [];
  let squares = 0;
  for (let i = 0; i < vector.count; i++) {
    if ((vector.index[i] as number) >= model.vocabulary.size) squares += (vector.value[i] as number) ** 2;
  }
  return Array.from({ length: buffer.wordCount }, (_, i) => {
    const parts = new Float64Array(words.dims);
    sumWordVectors(words, buffer.words.subarray(i, i + 1), 1, parts);
    return {
      piece: plain.slice(buffer.wordStart[i], buffer.wordEnd[i]),
      parts: parts.map((part) => (part * Math.sqrt(squares)) / length),
    };
  });
}
