import { askedPart, isStory } from '../contracts/question';
import { looksLikeQuestion } from './phrases';

/** True for a question, and for a told story that asks something anywhere in it ("…谁来出这个钱"). */
export const asksInside = (text: string): boolean =>
  looksLikeQuestion(text) || (isStory(text) && askedPart(text) !== text);
