import { askedPart } from './question';

/**
 * One sentence that decides a question people often have, or a claim of bosses that is false. It stands before the answer
 * of its intent, so that the very question is answered first.
 */
export interface Verdict {
  id: string;
  /** Each stands in the part of a message that asks. */
  asked: readonly RegExp[];
  /** Each stands somewhere in the message. */
  told: readonly RegExp[];
  /** Does not stand in the message. */
  not?: RegExp;
  /** One bubble. */
  say: string;
  sources: readonly string[];
  /** The answer that follows; without one, the ordinary answer does. */
  intent?: string;
}

/** The first verdict that a message calls for; undefined when none does. */
export function verdictOf(verdicts: readonly Verdict[], text: string): Verdict | undefined {
  const whole = text.normalize('NFKC').replace(/\s/g, '');
  const question = askedPart(whole);
  return verdicts.find(
    ({ asked, told, not }) =>
      asked.every((pattern) => pattern.test(question)) &&
      told.every((pattern) => pattern.test(whole)) &&
      !not?.test(whole),
  );
}
