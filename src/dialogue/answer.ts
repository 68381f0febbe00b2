import type { ReplyDraft, SourceRef } from '../contracts/dialogue';
import type { Intent } from '../contracts/content';
import type { Knowledge } from '../contracts/knowledge';
import { chineseDate } from '../contracts/slots';
import type { Entities } from '../contracts/understanding';

/**
 * The bubbles of a published answer. An answer past its date says so first and sends the worker to a person: an old
 * rule told as a new one is the worst thing we could say.
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
  if (answer.validTo && answer.validTo < today) {
    replies.unshift({
      text: `下面这条只管到${chineseDate(answer.validTo)}，现在可能变了。以当地人社局说的为准，可打${knowledge.bureauPhone}。`,
    });
  }
  const last = replies[replies.length - 1];
  if (last) {
    const sources = answer.sources.map((id) => sourceRef(id, knowledge)).filter((s) => s !== null);
    if (sources.length > 0) last.sources = sources;
    if (answer.quickReplies.length > 0) last.quickReplies = [...answer.quickReplies];
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

/** How a source is named to a worker; null for our own pages, which need no citation. */
export function sourceRef(id: string, knowledge: Knowledge): SourceRef | null {
  const article = knowledge.law.get(id);
  if (article) return { id, title: `《${article.law}》${articleName(article.article)}` };
  const row = /^notice:(\d+(\.\d+)?)$/.exec(id);
  if (row) return { id, title: `苏人社函〔2021〕21号（第${row[1]}项）` };
  const policy = knowledge.policies.find((p) => p.id === id);
  if (policy) return { id, title: `${policy.city ?? policy.province}${policy.year}年政策` };
  if (id === 'procedures') return { id, title: '按法条整理的办事步骤' };
  return null;
}

const articleName = (article: string): string =>
  /^[\d、,，–-]+$/.test(article) ? `第${article}条` : article;
