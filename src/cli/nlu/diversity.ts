import { COMMON_OPTIONS, parseArgs, readIntents, round, type NluIo } from './common';
import { NEAR_COPY, jaccard, pairsOf } from './likeness';

/**
 * `nlu diversity`: are the training sentences different in kind, or one sentence with a word changed? For each topic:
 * how many sentences, the mean and largest likeness of a sentence to its nearest neighbour (Jaccard over pairs of
 * characters), the share of near copies, and the spread of lengths.
 */
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
