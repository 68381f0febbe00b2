import type { ReplyDraft } from '../contracts/dialogue';
import type { Intent } from '../contracts/content';
import type { Knowledge } from '../contracts/knowledge';
import { chineseDate } from '../contracts/slots';
import { sourceRef } from '../contracts/sources';
import type { Entities } from '../contracts/understanding';
import { cautionFor } from '../contracts/validity';

/** The labels under which answers offer a person. */
const PERSON = ['找人工', '人工', '转人工'];

/**
 * The bubbles of a published answer. One that cannot be relied on today (past its last day, not yet begun, or past its
 * review) says so first and offers a person before anything else.
 *
 * @param today China date, `YYYY-MM-DD`
 */
export function renderAnswer(
  intent: Intent,
  knowledge: Knowledge,
  memory: Entities,
  today: string,
): ReplyDraft[] {
  const answer = intent.answer;
  if (!answer) return [];
  const values: Record<string, string> = {
    bureau_phone: knowledge.bureauPhone,
    city: memory.city ?? '当地',
    district: memory.district ?? '当地',
    today: chineseDate(today),
  };
  const replies: ReplyDraft[] = answer.bubbles.map((bubble) => ({ text: fillIn(bubble, values) }));
  const caution = cautionFor(answer, today, knowledge.bureauPhone);
  if (caution) replies.unshift({ text: caution });
  const buttons = caution
    ? ['人工', ...answer.quickReplies.filter((label) => !PERSON.includes(label))]
    : [...answer.quickReplies];
  const last = replies[replies.length - 1];
  if (last) {
    const sources = answer.sources.map((id) => sourceRef(id, knowledge)).filter((s) => s !== null);
    if (sources.length > 0) last.sources = sources;
    if (buttons.length > 0) last.quickReplies = buttons;
  }
  return replies;
}

/**
 * Replaces the known `{{variables}}` and nothing else. An editor's text is data: an unknown name stays as it stands,
 * letter by letter, and no expression is ever evaluated.
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([a-z_]{1,30})\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
