import type { CaseRecord } from '../contracts/case';
import { employerOf, placeOf, type DraftContext } from './facts';
import type { Row } from './paper';
import { orBlank, write, type Blank, type Text } from './text';

const blank = (missing: string): Text => [{ blank: missing } satisfies Blank];

/**
 * The lines about the worker that the papers ask for. No paper here asks for the number of an identity card or of a bank
 * account: the laws do not, and we do not hold them.
 */
export function applicantRows(record: CaseRecord): Record<string, Row> {
  const { worker, fields } = record;
  return byField([
    row('applicant.name', '姓名', [orBlank(worker.name, '您的姓名')]),
    row('applicant.sex', '性别', blank('男或女')),
    row('applicant.nation', '民族', blank('民族')),
    row('applicant.age', '年龄', blank('多少岁')),
    row('applicant.occupation', '职业', [orBlank(fields.trade, '做什么活的')]),
    row('applicant.workUnit', '工作单位', [orBlank(employerOf(record), '在哪个单位干活')]),
    row('applicant.address', '住所', blank('现在住哪里，能收到信的地址')),
    row('applicant.phone', '联系电话', [orBlank(worker.phone, '能打通的电话')]),
  ]);
}

/** The lines about whoever is complained of. The place of work is told as what it is, never as a registered address. */
export function respondentRows(record: CaseRecord, context: DraftContext): Record<string, Row> {
  const place = placeOf(record, context.cities);
  return byField([
    row('respondent.name', '名称', [orBlank(employerOf(record), '单位全称，照营业执照或公章写')]),
    row('respondent.address', '住所', blank('单位的地址，照营业执照写')),
    row('respondent.place', '干活的地方', [orBlank(place, '在哪个市、哪个区县干的活')]),
    row('respondent.head', '法定代表人或主要负责人', blank('姓名')),
    row('respondent.headTitle', '职务', blank('比如经理、厂长、项目负责人')),
    row('respondent.phone', '电话', blank('知道就写')),
  ]);
}

export function pick(rows: Record<string, Row>, fields: readonly string[]): Row[] {
  return fields.map((field) => {
    const found = rows[field];
    if (!found) throw new Error(`No such line: ${field}`);
    return found;
  });
}

/** Who signs, by hand, and when. Never filled in: signing is the worker's own act. */
export function signature(label: string): Row[] {
  return [
    row('signature', `${label}（亲手签名或按手印）`, [{ blank: '打印出来再签' }]),
    row('date', '日期', write`${{ blank: '年、月、日' }}`),
  ];
}

const row = (field: string, label: string, value: Text): Row => ({ field, label, value });
const byField = (rows: Row[]): Record<string, Row> => Object.fromEntries(rows.map((one) => [one.field, one]));
