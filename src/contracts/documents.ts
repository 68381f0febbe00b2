import type { CaseType } from './case';

/** The papers that are drafted from a case. `short` is what a button says. */
export const DOCUMENT_KINDS = {
  arbitration: { title: '劳动人事争议仲裁申请书', short: '仲裁申请书' },
  complaint: { title: '劳动保障监察投诉书', short: '监察投诉书' },
  mediation: { title: '人民调解申请书', short: '调解申请书' },
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** `docx` is to be filled in further, `html` is a page to look at and to print. */
export const DOCUMENT_FORMATS = ['docx', 'html'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Cases without an employer to complain of: a hardship, a ride home, an employer's own question. */
const NO_PAPERS: ReadonlySet<CaseType> = new Set([
  'relief',
  'transport',
  'left_behind_family',
  'employer_query',
]);

/** The papers that make sense for a case. */
export const documentsFor = (type: CaseType): DocumentKind[] =>
  NO_PAPERS.has(type) ? [] : (Object.keys(DOCUMENT_KINDS) as DocumentKind[]);

/** What a reply may offer to save: a paper, or all that is held about this conversation. */
export type Download = DocumentKind | 'my_data';

/** A paper as a file. */
export interface DocumentFile {
  fileName: string;
  mime: string;
  bytes: Buffer;
}
