import { z } from 'zod';
import { TOPICS } from './topics';

/** Longest answer an editor may save, in characters, all bubbles together. A chat bubble is read on a small phone. */
export const MAX_ANSWER_CHARS = 4000;
/** Longest training sentence, in characters. */
export const MAX_EXAMPLE_CHARS = 400;
export const MAX_EXAMPLES = 1000;
export const MAX_BUBBLES = 12;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'date must be YYYY-MM-DD');

/** `wage_arrears.how_to_get_paid`: the part before the dot is the topic. */
export const intentId = z
  .string()
  .regex(/^[a-z_]+\.[a-z0-9_]{1,60}$/, 'intent id must look like topic.short_name');

/**
 * An answer: short bubbles, where they come from, and until when they hold. `text` is data: the only thing replaced in
 * it are the known `{{variables}}`; everything else is shown letter by letter.
 */
export const answerSchema = z.strictObject({
  bubbles: z.array(z.string().trim().min(1)).min(1).max(MAX_BUBBLES),
  quickReplies: z.array(z.string().trim().min(1).max(20)).max(6).default([]),
  /** Article ids (`BZNMG-3`), notice rows (`notice:45`), policy ids, or `procedures`/`safety`/`service`. */
  sources: z.array(z.string().min(1).max(80)).default([]),
  /** Where it holds: 全国, 江苏, or a city. */
  place: z.string().min(1).max(40).default('全国'),
  validFrom: isoDate.nullable().default(null),
  validTo: isoDate.nullable().default(null),
  reviewer: z.string().max(60).default(''),
  reviewBy: isoDate.nullable().default(null),
});
export type Answer = z.infer<typeof answerSchema>;

export const intentSchema = z.strictObject({
  id: intentId,
  title: z.string().trim().min(1).max(40),
  /** The skill that takes over, if the answer alone does not finish the job. */
  skill: z.string().max(40).nullable().default(null),
  /** How bad a wrong answer would be; raises or lowers the confidence asked for. */
  harm: z.enum(['low', 'normal', 'high']).default('normal'),
  examples: z.array(z.string().trim().min(1).max(MAX_EXAMPLE_CHARS)).max(MAX_EXAMPLES),
  /** Null only where a skill or the engine itself answers. */
  answer: answerSchema.nullable().default(null),
});
export type Intent = z.infer<typeof intentSchema>;

export const topicFileSchema = z.strictObject({
  topic: z.enum(TOPICS),
  title: z.string().min(1).max(40),
  intents: z.array(intentSchema).min(1),
});
export type TopicFile = z.infer<typeof topicFileSchema>;
