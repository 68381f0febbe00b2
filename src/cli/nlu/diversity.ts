import { COMMON_OPTIONS, parseArgs, readIntents, round, type NluIo } from './common';

/**
 * `nlu diversity`: are the training sentences different in kind, or one sentence with a word changed? For each topic:
 * how many sentences, the mean and largest likeness of a sentence to its nearest neighbour (Jaccard over pairs of
 * characters), the share of near copies, and the spread of lengths.
 */
const NEAR_COPY = 0.6;

export function runDiversity(args: string[], io: NluIo): Promise<number> {
  const { values } = parseArgs({ args, options: COMMON_OPTIONS });
  for (const file of readIntents(values.intents).files) {
    const texts = file.intents.flatMap((intent) => intent.examples);
    const pairs = texts.map(pairsOf);
    const nearest = pairs.map((own, i) =>
      Math.max(0, ...pairs.map((other, j) => (i === j ? 0 : jaccard(own, other)))),
    );
    const lengths = texts.map((t) => t.length).sort((a, b) => a - b);
    const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
    io.stdout.write(
      `${JSON.stringify({
        topic: file.topic,
        sentences: texts.length,
        meanNearest: round(nearest.reduce((a, b) => a + b, 0) / nearest.length, 3),
        nearCopies: round(nearest.filter((n) => n >= NEAR_COPY).length / nearest.length, 3),
        shortest: at(0),
        median: at(0.5),
        longest: at(1),
      })}\n`,
    );
  }
  return Promise.resolve(0);
}

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[\s，。！？、,.!?]/g, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) pairs.add(plain.slice(i, i + 2));
  if (plain.length === 1) pairs.add(plain);
  return pairs;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}
