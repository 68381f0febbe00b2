import type { SourceRef } from './dialogue';
import type { Knowledge } from './knowledge';

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
