import type { Answer, Intent } from '../../../../contracts/content';
import type { Topic } from '../../../../contracts/topics';

export type EditedIntent = Intent & { topic: Topic };

/** Limits of contracts/content.ts, which would pull zod into the page; a test holds them equal. */
export const LIMITS = {
  answerChars: 4000,
  exampleChars: 400,
  examples: 1000,
  bubbles: 12,
  quickReplies: 6,
} as const;

export const EMPTY_ANSWER: Answer = {
  bubbles: [''],
  quickReplies: [],
  sources: [],
  place: '全国',
  validFrom: null,
  validTo: null,
  reviewer: '',
  reviewBy: null,
};
