import { z } from 'zod';

/**
 * The domain lexicon (`data/lexicon.yml`), edited by people who know how workers speak. It feeds the segmenter (words
 * that must stay whole), the concepts view (synonyms, dialect and typo forms share one piece) and the trade entity.
 */
export const lexiconSchema = z.strictObject({
  concepts: z.array(z.strictObject({ name: z.string().min(1), words: z.array(z.string().min(1)).min(1) })),
  trades: z.array(
    z.strictObject({
      name: z.string().min(1),
      /** Construction work by its nature; absent when it can be either. */
      construction: z.boolean().optional(),
      words: z.array(z.string().min(1)).default([]),
    }),
  ),
  /** Words that show construction work whatever the trade: 工地, 包工头. */
  construction: z.array(z.string().min(1)),
  /** Words by which an employer is named: endings like 厂, 公司 and whole words like 包工头. */
  employerEndings: z.array(z.string().min(1)),
  /** Well-known employers that need no ending: 富士康, 美团. */
  employerNames: z.array(z.string().min(2)).default([]),
  /** Town or zone → short names of the districts it can mean. */
  towns: z.record(z.string(), z.array(z.string())),
});

export type Lexicon = z.infer<typeof lexiconSchema>;

export const EMPTY_LEXICON: Lexicon = {
  concepts: [],
  trades: [],
  construction: [],
  employerEndings: [],
  employerNames: [],
  towns: {},
};

/** Concept number by word, from 1. A word of two concepts keeps the first. */
export function conceptNumbers(lexicon: Lexicon): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  lexicon.concepts.forEach((concept, i) => {
    for (const word of concept.words) if (!numbers.has(word)) numbers.set(word, i + 1);
  });
  return numbers;
}

/** Every word that the segmenter must keep whole. Single characters need no help. */
export function domainWords(lexicon: Lexicon): string[] {
  const words = new Set<string>();
  for (const { words: all } of lexicon.concepts) for (const word of all) words.add(word);
  for (const { name, words: all } of lexicon.trades) for (const word of [name, ...all]) words.add(word);
  for (const word of lexicon.construction) words.add(word);
  return [...words].filter((word) => word.length >= 2 && word.length <= 8 && /^[\u4e00-\u9fff]+$/.test(word));
}
