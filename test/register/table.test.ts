import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf, toCsv } from '../../src/register/table';
import { toWorkbook } from '../../src/register/workbook';
import { maskPhone } from '../../src/shared/mask';
import { anEntry } from '../support/register-builders';
import { textsOfWorkbook } from '../support/workbook';

describe('a list for other offices', () => {
  it('should have a column for whatever any entry has, with titles for people', () => {
    const table = tableOf([
      anEntry({ note: '已安排' }),
      anEntry({ id: 'b', facts: { date: '2026-12-02', keep: 'both' }, words: undefined, person: undefined }),
    ]);
    expect(table.title).toBe('点对点返岗车');
    expect(table.heading).toEqual(
      expect.arrayContaining(['状态', '从哪来', '到哪', '人数', '吃住', '上车地点（原话）', '电话']),
    );
    const column = (name: string) => table.rows.map((row) => row[table.heading.indexOf(name)]);
    expect(column('人数')).toEqual([3, null]);
    expect(column('吃住')).toEqual([null, '包吃包住']);
    expect(column('电话')).toEqual(['13800001111', null]);
    expect(column('登记时间')).toEqual(['2026-11-24 10:00', '2026-11-24 10:00']);
    expect(new Set(table.rows.map((row) => row.length))).toEqual(new Set([table.heading.length]));
  });

  it('should be an empty list without entries', () => {
    expect(toCsv(tableOf([])).startsWith('\ufeff状态')).toBe(true);
  });
});

describe('CSV', () => {
  test.each(['=1+1', '+8613800001111', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("x")', '＝1+1'])(
    'should keep %p from being a formula',
    (text) => {
      const line = toCsv({ heading: ['a'], rows: [[text]] }).split('a\r\n')[1] ?? '';
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('should quote what holds commas, quotes and line breaks, and keep numbers as numbers', () => {
    expect(
      toCsv({
        heading: ['词', '数'],
        rows: [
          ['说"好", 行\n吧', -3.5],
          [null, 0],
        ],
      }),
    ).toBe('\ufeff词,数\r\n"说""好"", 行\n吧",-3.5\r\n,0\r\n');
  });

  it('should give back every text, whatever is in it', () => {
    const read = (csv: string): string => csv.replace(/^\ufeffa\r\n/, '').replace(/\r\n$/, '');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = read(toCsv({ heading: ['a'], rows: [[text]] }));
        const plain = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        return plain === text || plain === `'${text}`;
      }),
    );
  });
});

describe('a workbook', () => {
  it('should hold every sheet and cell, a formula as the text that it is', async () => {
    const bytes = await toWorkbook([
      { title: '招工信息（待审）', heading: ['岗位', '人数'], rows: [['=cmd|calc', 5]] },
      { title: '空', heading: ['甲'], rows: [] },
    ]);
    const texts = textsOfWorkbook(bytes);
    expect(texts).toEqual(expect.arrayContaining(['岗位', '人数', '=cmd|calc', '甲']));
    expect(bytes.includes('<f>')).toBe(false);
  });
});

test.each([
  ['13800001111', '138****1111'],
  ['0512-55556666', '051****6666'],
  ['12345', '****'],
])('should mask %p as %p', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
