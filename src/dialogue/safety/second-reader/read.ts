import { CRISIS_KINDS, CRISIS_LEVELS, type CrisisKind, type CrisisLevel } from '../kinds';
import { readWindows, TABLE_SIZE } from './features';
import { isPlainAnswer } from './plain-answer';
import { decodeKindWeights, decodeWeights } from './table-format';
import { LEARNT } from './table';

export interface SecondReading {
  /** Undefined when it is danger, but not clear which. */
  kind?: CrisisKind;
  level: CrisisLevel;
}

const WEIGHTS = decodeWeights(LEARNT.weights, TABLE_SIZE);
const KIND_WEIGHTS = decodeKindWeights(LEARNT.kindWeights);

/** Three characters at least: "sos", English and half a sentence are for the rules. */
const CHINESE = /(?:\p{Script=Han}.*){3}/u;

/** With fewer characters one common word decides ("要他们道歉", "把钱给我"): then it takes more to raise an alarm. */
const ENOUGH_TO_WEIGH = /(?:\p{Script=Han}.*){7}/u;

const MORE_WHEN_DOUBTFUL = 0.8;

/** How far the likeliest kind must lead the next one, in learnt units, before it is named. */
const CLEAR_LEAD = 0.4;

/**
 * The second reader: what the rules have no word for. It has learnt from written-down sentences (`nlu safety-learn`)
 * which pieces of a sentence go with danger, and speaks only where the rules are silent: it can add an offer of help,
 * never take one away. Its table is part of the code, so that it, too, works when nothing can be read.
 *
 * @param zh a message as `readText` leaves it
 * @param doubtful it speaks of long ago, of a film, of compensation: then it takes more to raise an alarm
 */
export function secondReading(zh: string, doubtful: boolean): SecondReading | null {
  // It has only learnt Chinese.
  if (!CHINESE.test(zh) || isPlainAnswer(zh)) return null;
  let best = -Infinity;
  let where: Int32Array | undefined;
  for (const window of readWindows(zh)) {
    const score = scoreOf(window);
    if (score > best) [best, where] = [score, window];
  }
  const short = !ENOUGH_TO_WEIGH.test(zh);
  const enough = LEARNT.threshold + (doubtful || short ? MORE_WHEN_DOUBTFUL : 0);
  return where === undefined || best <= enough ? null : nameIt(where);
}

/**
 * Longer windows have more pieces; dividing by the root of their number keeps short and long comparable. Pieces that the
 * table lacks count for nothing.
 */
function scoreOf(window: Int32Array): number {
  let sum = 0;
  let known = 0;
  for (const place of window) {
    const weight = WEIGHTS[place]!;
    if (weight === 0) continue;
    sum += weight;
    known++;
  }
  return LEARNT.bias + (sum * LEARNT.unit) / Math.sqrt(known || 1);
}

function nameIt(window: Int32Array): SecondReading {
  const sums = new Float64Array(CRISIS_KINDS.length);
  for (const place of window) {
    const weights = KIND_WEIGHTS.get(place);
    for (let i = 0; weights && i < weights.length; i += 2) sums[weights[i]!]! += weights[i + 1]!;
  }
  const scale = LEARNT.kindUnit / Math.sqrt(window.length);
  const ranked = CRISIS_KINDS.map((kind, i) => ({ kind, score: sums[i]! * scale })).sort(
    (a, b) => b.score - a.score,
  );
  const [first, second] = ranked as [(typeof ranked)[0], (typeof ranked)[0]];
  // Two candidates and no lead: the numbers that fit any danger, and a person who reads it.
  if (first.score - second.score < CLEAR_LEAD) return { level: moreUrgent(first.kind, second.kind) };
  return { kind: first.kind, level: CRISIS_LEVELS[first.kind] };
}

/** Unsure between two kinds: as urgent as the more urgent of them. */
const moreUrgent = (a: CrisisKind, b: CrisisKind): CrisisLevel =>
  CRISIS_LEVELS[a] < CRISIS_LEVELS[b] ? CRISIS_LEVELS[a] : CRISIS_LEVELS[b];
