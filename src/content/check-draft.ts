import { intentWithTopic } from '../contracts/api/staff';
import { MAX_ANSWER_CHARS } from '../contracts/content';
import type { TopicIntent } from '../contracts/content-service';
import { AppError } from '../shared/errors';
import { answerLength } from './lint';

/**
 * What even a draft must be: the declared shape (unknown members are refused, whatever their name), an id of its own
 * topic, and an answer of bearable length. The parsed value is returned; only that one is stored.
 * @throws AppError CONTENT_INVALID
 */
export function checkDraft(intent: unknown): TopicIntent {
  const parsed = intentWithTopic.safeParse(intent);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].slice(0, 20);
    throw new AppError('CONTENT_INVALID', { fields });
  }
  const draft = parsed.data;
  if (!draft.id.startsWith(`${draft.topic}.`)) throw new AppError('CONTENT_INVALID', { fields: ['topic'] });
  if (draft.answer && answerLength(draft.answer) > MAX_ANSWER_CHARS) {
    throw new AppError('CONTENT_INVALID', { fields: ['answer.bubbles'], maxChars: MAX_ANSWER_CHARS });
  }
  return draft;
}
