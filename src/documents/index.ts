import type { CaseRecord } from '../contracts/case';
import type { DocumentFile, DocumentFormat, DocumentKind } from '../contracts/documents';
import { drawUp } from './draw-up';
import type { DraftContext } from './facts';
import { toDocx } from './to-docx';
import { toHtml } from './to-html';

export { ownData, type Held } from './own-data';
export { ownDataPage } from './own-data-page';
export { drawUp, LEGAL_FIELDS } from './draw-up';
export type { DraftContext } from './facts';
export { PAGE_STYLE } from './page-style';

const MIME: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};

/** A paper as a file that can be saved, edited or printed. */
export async function draftDocument(
  kind: DocumentKind,
  format: DocumentFormat,
  record: CaseRecord,
  context: DraftContext,
): Promise<DocumentFile> {
  const paper = drawUp(kind, record, context);
  const bytes = format === 'docx' ? await toDocx(paper) : Buffer.from(toHtml(paper), 'utf8');
  return { fileName: `${paper.title}-${paper.caseNo}.${format}`, mime: MIME[format], bytes };
}
