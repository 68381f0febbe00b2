import type { CaseRecord } from '../contracts/case';
import { DOCUMENT_KINDS, type DocumentKind } from '../contracts/documents';
import { chineseDate } from '../contracts/slots';
import { evidenceOf } from './evidence';
import { placeOf, type DraftContext } from './facts';
import { hintsFor } from './hints';
import type { Paper, Section } from './paper';
import { applicantRows, pick, respondentRows, signature } from './people';
import { requestsOf } from './requests';
import { storyOf } from './story';
import { write, type Text } from './text';

/**
 * What a paper must hold by law. Each name is a line or a section of the drawn-up paper, filled from the case or a marked
 * blank; a test holds every paper to this list.
 * - complaint: 关于实施《劳动保障监察条例》若干规定, on the contents of a 投诉文书
 * - arbitration: 劳动争议调解仲裁法 28
 * - mediation: 调解仲裁法 12 (基本情况, 争议事项, 理由, 时间) and the pattern of the mediators' files
 */
export const LEGAL_FIELDS: Readonly<Record<DocumentKind, readonly string[]>> = {
  complaint: [
    ...['name', 'sex', 'age', 'occupation', 'workUnit', 'address', 'phone'].map((f) => `applicant.${f}`),
    ...['name', 'address', 'head', 'headTitle'].map((f) => `respondent.${f}`),
    ...['facts', 'requests', 'signature', 'date'],
  ],
  arbitration: [
    ...['name', 'sex', 'age', 'occupation', 'workUnit', 'address'].map((f) => `applicant.${f}`),
    ...['name', 'address', 'head', 'headTitle'].map((f) => `respondent.${f}`),
    ...['requests', 'facts', 'evidence', 'witnesses', 'signature', 'date'],
  ],
  mediation: [
    ...['name', 'sex', 'nation', 'age', 'occupation', 'phone', 'address'].map((f) => `applicant.${f}`),
    ...['name', 'address', 'head', 'headTitle', 'phone'].map((f) => `respondent.${f}`),
    ...['facts', 'requests', 'voluntary', 'signature', 'date'],
  ],
};

/** Draws a paper up from a case. Nothing is invented: what the worker did not say is a marked blank. */
export function drawUp(kind: DocumentKind, record: CaseRecord, context: DraftContext): Paper {
  return {
    kind,
    title: DOCUMENT_KINDS[kind].title,
    sections: sectionsOf(kind, record, context),
    closing: closingOf(kind, record, context),
    hints: hintsFor(kind, record, context),
    footer: `根据本人在工友热线说的话起草，案号${record.caseNo}，${chineseDate(context.today)}。填好、签名后才能用。`,
    caseNo: record.caseNo,
  };
}

function sectionsOf(kind: DocumentKind, record: CaseRecord, context: DraftContext): Section[] {
  const applicant = applicantRows(record);
  const respondent = respondentRows(record, context);
  const facts = (heading: string): Section => ({
    field: 'facts',
    heading,
    kind: 'paragraphs',
    items: storyOf(record, context),
  });
  const requests = (heading: string): Section => ({
    field: 'requests',
    heading,
    kind: 'list',
    items: requestsOf(record, context),
  });
  const evidence: Section = {
    field: 'evidence',
    heading: '证据和证据来源',
    kind: 'list',
    items: evidenceOf(record),
  };
  const people = (who: [string, string], own: string[], theirs: string[]): Section[] => [
    {
      heading: who[0],
      kind: 'rows',
      rows: pick(
        applicant,
        own.map((f) => `applicant.${f}`),
      ),
    },
    {
      heading: who[1],
      kind: 'rows',
      rows: pick(
        respondent,
        theirs.map((f) => `respondent.${f}`),
      ),
    },
  ];
  const unit = ['name', 'address', 'place', 'head', 'headTitle', 'phone'];
  switch (kind) {
    case 'complaint':
      return [
        ...people(
          ['投诉人', '被投诉单位'],
          ['name', 'sex', 'age', 'occupation', 'workUnit', 'address', 'phone'],
          unit,
        ),
        requests('投诉请求'),
        facts('受侵害的事实'),
        evidence,
      ];
    case 'arbitration':
      return [
        ...people(
          ['申请人（劳动者）', '被申请人（用人单位）'],
          ['name', 'sex', 'age', 'occupation', 'workUnit', 'address', 'phone'],
          unit,
        ),
        requests('仲裁请求'),
        facts('事实和理由'),
        evidence,
        {
          field: 'witnesses',
          heading: '证人姓名和住所',
          kind: 'list',
          items: [write`${{ blank: '证人的姓名和住址；没有证人就写“无”' }}`],
        },
      ];
    case 'mediation':
      return [
        ...people(
          ['申请人', '被申请人'],
          ['name', 'sex', 'nation', 'age', 'occupation', 'phone', 'address'],
          unit,
        ),
        facts('纠纷的简要情况'),
        requests('申请事项'),
        evidence,
        {
          field: 'voluntary',
          heading: '声明',
          kind: 'paragraphs',
          items: [write`本人自愿申请调解，请求依法调解上面的纠纷。`],
        },
      ];
  }
}

function closingOf(kind: DocumentKind, record: CaseRecord, context: DraftContext): Paper['closing'] {
  const place = placeOf(record, context.cities);
  const near = place ? `；干活的地方是${place}` : '';
  const to: Record<DocumentKind, Text> = {
    complaint: write`${{ blank: `干活所在地人社局（劳动保障监察）的名称${near}` }}`,
    arbitration: write`${{ blank: `合同履行地或单位所在地劳动人事争议仲裁委员会的名称${near}` }}`,
    mediation: write`${{ blank: `调解委员会的名称${near}` }}`,
  };
  const signs: Record<DocumentKind, string> = {
    complaint: '投诉人',
    arbitration: '申请人',
    mediation: '申请人',
  };
  return { to: to[kind], signature: signature(signs[kind]) };
}
