import type { CaseRecord } from '../contracts/case';
import type { City, LawArticle } from '../contracts/knowledge';
import { chineseDate } from '../contracts/slots';

/** What drafting needs beside the case. */
export interface DraftContext {
  law: ReadonlyMap<string, LawArticle>;
  cities: readonly City[];
  /** China date of the draft. */
  today: string;
  bureauPhone: string;
}

/** "劳动合同法第30条" in full, for articles that were verified; null for any other id: no paper rests on hearsay. */
export function cite(id: string, law: DraftContext['law']): string | null {
  const article = law.get(id);
  if (!article || article.confidence !== 'verified') return null;
  const number = /^[\d()（）、,，之–-]+$/.test(article.article) ? `第${article.article}条` : '';
  return `《${article.law}》${number}`;
}

/** Several articles in one breath; empty when none of them holds. */
export function citeAll(ids: readonly string[], law: DraftContext['law']): string {
  const cited = ids.map((id) => cite(id, law)).filter((text) => text !== null);
  return [...new Set(cited)].join('、');
}

/** The place of work by its official name: "苏州市昆山市". Undefined when it was not said. */
export function placeOf(record: CaseRecord, cities: readonly City[]): string | undefined {
  const { city, district } = record.region;
  if (!city && !district) return undefined;
  const official = cities.find((one) => one.short === city || one.name === city);
  const part = official?.districts.find((one) => one.short === district || one.name === district);
  return `${official?.name ?? city ?? ''}${part?.name ?? district ?? ''}`;
}

export const employerOf = (record: CaseRecord): string | undefined => record.employer.text;

/** "2026年1月1日至2026年3月31日，共3个月": as far as it was said. */
export function periodOf(demand: CaseRecord['demands'][number]): string {
  const { periodFrom, periodTo, monthsOwed } = demand;
  const days =
    periodFrom && periodTo
      ? `${chineseDate(periodFrom)}至${chineseDate(periodTo)}`
      : periodFrom
        ? `${chineseDate(periodFrom)}起`
        : periodTo
          ? `${chineseDate(periodTo)}止`
          : '';
  const months = monthsOwed === undefined ? '' : `${days ? '共' : ''}${monthsOwed}个月`;
  return [days, months].filter(Boolean).join('，');
}
