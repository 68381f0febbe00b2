import { CRISIS_KINDS, CRISIS_LEVELS, type CrisisKind, type CrisisLevel } from '../kinds';
import { evidenceScale, readWindows, TABLE_SIZE } from './features';
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

const MORE_WHEN_DOUBTFUL = 0.6;
const MORE_WHEN_SHORT = 0.4;

/**
 * A story of everyday life has many clauses, and one of them sounds worse than the rest. In danger people are plainer:
 * held out, no story of danger scored below 0.9, and of 41 harmless ones six above.
 */
const MORE_WHEN_LONG = 0.6;
const LONG_WINDOWS = 3;

/**
 * How far below the threshold it is still worth a question. Chosen on held-out sentences: the band holds half of the
 * crises that would be missed, and one harmless message in thirty.
 */
const UNSURE_BAND = 0.75;

const FEW_WORDS: ReadonlySet<CrisisKind> = new Set<CrisisKind>(['suicide', 'child_labour', 'minor_worker']);

/**
 * Below these the sentence is more like the harmless ones than what people write in danger, and a rule that fired on it
 * is doubted. Chosen on held-out sentences (`doubted` of `nlu safety-learn`), by what a doubt would cost: who wants to die
 * says it in three common words and a child's age is one number, so that both are doubted only at the very end; what
 * cannot kill today is doubted first.
 */
const HARMLESS: Readonly<Record<'fewWords' | CrisisLevel, number>> = {
  fewWords: -1.6,
  P0: -0.85,
  P1: -0.5,
  P2: -Infinity,
};

/** How far the likeliest kind must lead the next one, in learnt units, before it is named. */
const CLEAR_LEAD = 0.4;

/**
 * The second reader: what the rules have no word for. It has learnt from written-down sentences (`nlu safety-learn`)
 * which pieces of a sentence go with danger, and speaks where the rules are silent. A little below its threshold it only
 * asks (P2). Its table is part of the code, so that it, too, works when nothing can be read.
 *
 * @param zh a message as `readText` leaves it
 * @param doubts how many signs it shows of being over, or a film, or about compensation: then it takes more to alarm
 */
export function secondReading(zh: string, doubts: number): SecondReading | null {
  // It has only learnt Chinese.
  if (!CHINESE.test(zh) || isPlainAnswer(zh)) return null;
  const { score, window, windows } = mostDangerous(zh);
  const enough = LEARNT.threshold + moreForLength(zh, windows) + doubts * MORE_WHEN_DOUBTFUL;
  if (score > enough) return nameIt(window);
  return score > enough - UNSURE_BAND ? onlyAsk(nameIt(window)) : null;
}

/**
 * What the second reader thinks of a rule that fired: when nothing in the whole message resembles danger, the rule may
 * have met a turn of phrase that nobody thought of. `asks`: the person is asked, and still shown the numbers.
 * `dismisses`: no sentence of danger that a rule found scored so low when it was held out; nobody is disturbed.
 *
 * @param over the message sounds over already
 */
export function secondOpinion(
  zh: string,
  said: { kind: CrisisKind; level: CrisisLevel },
  over: boolean,
): 'agrees' | 'asks' | 'dismisses' {
  if (!CHINESE.test(zh)) return 'agrees';
  const { score, windows } = mostDangerous(zh);
  // What is told as past has been lowered for it already.
  const lowered = over && said.level > CRISIS_LEVELS[said.kind];
  const limit = lowered || FEW_WORDS.has(said.kind) ? HARMLESS.fewWords : HARMLESS[CRISIS_LEVELS[said.kind]];
  if (score >= limit + (windows >= LONG_WINDOWS ? MORE_WHEN_LONG : 0)) return 'agrees';
  return limit > HARMLESS.fewWords && score < HARMLESS.fewWords ? 'dismisses' : 'asks';
}

const moreForLength = (zh: string, windows: number): number =>
  windows >= LONG_WINDOWS ? MORE_WHEN_LONG : ENOUGH_TO_WEIGH.test(zh) ? 0 : MORE_WHEN_SHORT;

/** Words for one danger ("不是你的错") would startle somebody who only asked about work: named are the calm ones alone. */
const onlyAsk = ({ kind }: SecondReading): SecondReading =>
  kind === undefined || CRISIS_LEVELS[kind] === 'P0' ? { level: 'P2' } : { kind, level: 'P2' };

function mostDangerous(zh: string): { score: number; window: Int32Array; windows: number } {
  const windows = readWindows(zh);
  let best: { score: number; window: Int32Array } = { score: -Infinity, window: new Int32Array() };
  for (const window of windows) {
    const score = scoreOf(window);
    if (score > best.score) best = { score, window };
  }
  return { ...best, windows: windows.length };
}

/** Pieces that the table lacks count for nothing. */
function scoreOf(window: Int32Array): number {
  let sum = 0;
  let known = 0;
  for (const place of window) {
    const weight = WEIGHTS[place]!;
    if (weight === 0) continue;
    sum += weight;
    known++;
  }
  return LEARNT.bias + (sum * LEARNT.unit) / evidenceScale(known);
}

function nameIt(window: Int32Array): SecondReading {
  const sums = new Float64Array(CRISIS_KINDS.length);
  for (const place of window) {
    const weights = KIND_WEIGHTS.get(place);
    for (let i = 0; weights && i < weights.length; i += 2) sums[weights[i]!]! += weights[i + 1]!;
  }
  const scale = LEARNT.kindUnit / evidenceScale(window.length);
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
