import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseDraft, CaseRecord } from '../../src/contracts/case';
import { DOCUMENT_KINDS, documentsFor, type DocumentKind } from '../../src/contracts/documents';
import { draftDocument, drawUp, LEGAL_FIELDS, type DraftContext } from '../../src/documents';
import type { Paper } from '../../src/documents/paper';
import { isBlank, plainText, type Text } from '../../src/documents/text';
import { toHtml } from '../../src/documents/to-html';
import { aCase } from '../support/case-builders';
import { KNOWLEDGE } from '../support/dialogue-builders';
import { docxText } from '../support/zip';

const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKind[];
const CONTEXT: DraftContext = {
  law: KNOWLEDGE.law,
  cities: KNOWLEDGE.cities,
  today: '2026-11-24',
  bureauPhone: '12333',
};

const TOLD: Partial<CaseDraft> = {
  demands: [
    {
      type: 'arrears',
      amount: 12000,
      monthsOwed: 3,
      periodFrom: '2026-08-01',
      periodTo: '2026-10-31',
      basis: ['BZNMG-3', 'LHT-30'],
      wish: '要回全部工资',
    },
  ],
  employerText: '宏达<电子>厂',
  worker: { name: '王大山', phone: '13800001111' },
  fields: {
    city: '苏州',
    district: '昆山',
    amountOwed: 12000,
    monthsOwed: 3,
    trade: '普工',
    monthlyWage: 4000,
    resignedOn: '2026-11-01',
  },
  stillEmployed: false,
  evidenceText: '微信聊天，转账记录',
  stepsTaken: '跟老板谈过',
};

/** Everything that stands on a paper, by the name of its legal field. */
function fieldsOf(paper: Paper): Map<string, Text[]> {
  const found = new Map<string, Text[]>();
  for (const section of paper.sections) {
    if (section.kind === 'rows') for (const row of section.rows) found.set(row.field, [row.value]);
    else if (section.field) found.set(section.field, section.items);
  }
  for (const row of paper.closing.signature) found.set(row.field, [row.value]);
  return found;
}
const field = (paper: Paper, name: string): string =>
  (fieldsOf(paper).get(name) ?? []).map(plainText).join('\n');

describe('Papers drawn up from a case', () => {
  it('should hold what was said: people, sums in figures and written out, articles, evidence with its source', () => {
    const paper = drawUp('arbitration', aCase(TOLD), CONTEXT);

    expect(field(paper, 'applicant.name')).toBe('王大山');
    expect(field(paper, 'applicant.occupation')).toBe('普工');
    expect(field(paper, 'respondent.name')).toBe('宏达<电子>厂');
    expect(field(paper, 'respondent.place')).toBe('苏州市昆山市');
    expect(field(paper, 'requests')).toBe(
      '支付拖欠的工资12000元（大写：人民币壹万贰仟元整）（2026年8月1日至2026年10月31日，共3个月）。依据：《保障农民工工资支付条例》第3条、《中华人民共和国劳动合同法》第30条。',
    );
    expect(field(paper, 'facts')).toContain('在苏州市昆山市宏达<电子>厂干活，做普工，2026年11月1日离开。');
    expect(field(paper, 'facts')).toContain('说好的工资是每月4000元（大写：人民币肆仟元整）。');
    expect(field(paper, 'facts')).toContain('之前找过谁（本人陈述）：跟老板谈过。');
    expect(field(paper, 'evidence')).toBe(
      '微信聊天（来源：＿＿＿＿（请填写：从哪里来的，在谁手里））\n转账记录（来源：＿＿＿＿（请填写：从哪里来的，在谁手里））',
    );
    // One year from leaving, moved to the next working day: 1 November 2027 is a Monday.
    expect(JSON.stringify(paper.hints)).toContain('要在2027年11月1日之前');
  });

  it('should leave a marked blank for everything that was not said, and ask for no number of a card', () => {
    const paper = drawUp(
      'arbitration',
      aCase({ demands: [{ type: 'arrears', basis: [] }], employerText: undefined, worker: {}, fields: {} }),
      CONTEXT,
    );

    for (const name of ['applicant.name', 'respondent.name', 'requests', 'facts', 'evidence'])
      expect(field(paper, name)).toContain('＿＿＿＿（请填写：');
    expect(field(paper, 'requests')).toContain('一共欠多少元');
    expect(toHtml(paper)).not.toMatch(/身份证|银行卡|undefined|null|NaN/);
  });

  it('should not make an exact sum out of a rough one, nor of a range', () => {
    const rough = aCase({ demands: [{ type: 'arrears', amount: 8000, amountApprox: true, basis: [] }] });
    const range = aCase({
      demands: [{ type: 'arrears', basis: [] }],
      fields: { amountRange: [3000, 4000] },
    });

    expect(field(drawUp('complaint', rough, CONTEXT), 'requests')).toContain(
      '（请填写：准确的数，本人说大约8000元',
    );
    expect(field(drawUp('complaint', range, CONTEXT), 'requests')).toContain('本人说3000元到4000元');
  });

  it('should put what else was wanted as a request of its own, in the words of the worker', () => {
    const paper = drawUp(
      'mediation',
      aCase({ demands: [{ type: 'arrears', amount: 5000, basis: [], wish: '工资和补偿都要' }] }),
      CONTEXT,
    );
    expect(field(paper, 'requests')).toContain('其他要求（本人原话）：“工资和补偿都要”。');
  });

  it('should cite nothing that was not verified', () => {
    const ids = ['LHT-30', 'CL-概要', 'JSGZ-31', 'no-such-article'];
    const html = toHtml(
      drawUp('complaint', aCase({ demands: [{ type: 'arrears', amount: 1, basis: ids }] }), CONTEXT),
    );
    expect(html).toContain('《中华人民共和国劳动合同法》第30条');
    expect(html).not.toMatch(/超龄|江苏省工资支付条例|no-such/);
  });

  it('should offer no paper where there is nobody to complain of', () => {
    expect(documentsFor('relief')).toEqual([]);
    expect(documentsFor('transport')).toEqual([]);
    expect(documentsFor('dismissal')).toHaveLength(3);
  });

  it.each(KINDS)(
    'should hold every field that the law asks for, filled from the case or blank: %s',
    (kind) => {
      fc.assert(
        fc.property(anyCase(), (record) => {
          const found = fieldsOf(drawUp(kind, record, CONTEXT));
          const said = JSON.stringify(record);
          for (const name of LEGAL_FIELDS[kind]) {
            const texts = found.get(name);
            expect(texts?.length).toBeGreaterThan(0);
            for (const text of texts ?? []) expect(plainText(text).trim()).not.toBe('');
            // A line about a person is what the case holds, or a blank: never a word of ours.
            if (/^(applicant|respondent)\./.test(name))
              for (const piece of texts?.flat() ?? [])
                expect(isBlank(piece) || said.includes(JSON.stringify(piece).slice(1, -1))).toBe(true);
          }
        }),
        { numRuns: 150 },
      );
    },
  );
});

describe('Papers as files', () => {
  it.each(KINDS)('should be a Word file with every word of the paper, %s', async (kind) => {
    const record = aCase(TOLD);
    const paper = drawUp(kind, record, CONTEXT);
    const { bytes, fileName, mime } = await draftDocument(kind, 'docx', record, CONTEXT);
    const text = docxText(bytes);

    expect(fileName).toBe(`${DOCUMENT_KINDS[kind].title}-${record.caseNo}.docx`);
    expect(mime).toContain('wordprocessingml');
    expect(text).toContain(DOCUMENT_KINDS[kind].title);
    for (const texts of fieldsOf(paper).values())
      for (const words of texts) expect(text).toContain(plainText(words));
    for (const hint of paper.hints) for (const item of hint.items) expect(text).toContain(item);
  });

  it.each(KINDS)('should be the printable page that was looked at, %s', async (kind) => {
    const { bytes } = await draftDocument(kind, 'html', aCase(TOLD), CONTEXT);
    // Line by line in JSON: a formatter would rearrange a page, and the page is what is held fast here.
    const file = path.join(__dirname, 'golden', `${kind}.json`);
    const lines = bytes.toString('utf8').split('\n');
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(lines, null, 2)}\n`);
    expect(lines).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});

/** Cases as they come: anything may be missing, and words may be any words. */
function anyCase(): fc.Arbitrary<CaseRecord> {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const words = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('没有', '<b>厂</b>', '要钱和补偿', ' '),
  );
  const day = fc
    .date({ min: new Date('2021-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const demand = fc.record({
    type: fc.constantFrom('arrears' as const, 'dismissal' as const, 'contract' as const),
    amount: maybe(fc.integer({ min: 0, max: 100_000_000 }).map((fen) => fen / 100)),
    amountApprox: maybe(fc.boolean()),
    monthsOwed: maybe(fc.integer({ min: 1, max: 36 })),
    periodFrom: maybe(day),
    periodTo: maybe(day),
    basis: fc.subarray(['BZNMG-3', 'LHT-30', 'JSGZ-31', 'x']),
    wish: maybe(words),
  });
  return fc
    .record({
      demands: fc.array(demand, { minLength: 1, maxLength: 3 }),
      employerText: maybe(words),
      worker: fc.record({ name: maybe(words), phone: maybe(fc.constant('13800001111')) }),
      trade: maybe(words),
      city: maybe(fc.constantFrom('苏州', '盐城', '上海')),
      district: maybe(fc.constantFrom('昆山', '园区')),
      resignedOn: maybe(day),
      monthlyWage: maybe(fc.integer({ min: 1, max: 90_000 })),
      evidenceText: maybe(words),
      stepsTaken: maybe(words),
      story: maybe(words),
      stillEmployed: maybe(fc.boolean()),
    })
    .map(({ trade, city, district, resignedOn, monthlyWage, ...draft }) =>
      aCase({ ...draft, fields: { trade, city, district, resignedOn, monthlyWage } }),
    );
}
