import type { TrainingExample } from '../../contracts/classifier';
import { createRandom } from '../../nlu/random';
import { median, percentile, round } from './common';

/** New sentences of a given length from pieces of the training sentences: never seen, but of known words. */
export function shuffledSentences(
  examples: readonly TrainingExample[],
  length: number,
  count: number,
): string[] {
  const random = createRandom(3);
  const texts = examples.map((e) => e.text);
  return Array.from({ length: count }, () => {
    let out = '';
    while (out.length < length) {
      const text = texts[Math.floor(random() * texts.length)] as string;
      out += text.slice(0, 4 + Math.floor(random() * 8)).replace(/[，。！？、\s]/g, '');
    }
    return out.slice(0, length);
  });
}

/** A made-up language of `intents` intents, `each` sentences of every one: for sizes and times, not accuracy. */
export function madeUp(intents: number, each: number): TrainingExample[] {
  const random = createRandom(11);
  const word = (seed: number): string =>
    String.fromCharCode(0x4e00 + ((seed * 7919) % 3000), 0x4e00 + ((seed * 104_729) % 3000));
  return Array.from({ length: intents * each }, (_, i) => {
    const intent = i % intents;
    const words = Array.from({ length: 8 }, () =>
      random() < 0.4
        ? word(intent * 31 + Math.floor(random() * 12))
        : word(100_000 + Math.floor(random() ** 2 * 4000)),
    );
    return { text: words.join(''), intent: `made_up_${intent}` };
  });
}

/** Median and 99th percentile of what `run` takes for each sentence, in microseconds, when it is warm. */
export function timeEach(sentences: readonly string[], run: (text: string) => unknown): object {
  for (const s of sentences.slice(0, 1500)) run(s);
  const micros = sentences.map((s) => {
    const start = performance.now();
    run(s);
    return (performance.now() - start) * 1000;
  });
  return { microsMedian: round(median(micros), 1), microsP99: round(percentile(micros, 0.99), 1) };
}
