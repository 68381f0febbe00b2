import type { CaseRecord } from '../contracts/case';
import { chinaDate } from '../shared/clock';
import { chineseDate } from '../contracts/slots';
import { write, type Text } from './text';

const NONE = /^(都|暂时|目前)?没有?(什么)?(证据)?(了|的)?[。.]?$/;

/** "有欠条" names an IOU. */
const withoutHave = (part: string): string => part.trim().replace(/^(我?(手里)?有)(?=[^没])/, '');

/** Evidence and where it comes from, one numbered item each: what was named, then what was sent in. */
export function evidenceOf(record: CaseRecord): Text[] {
  const told = record.evidenceText?.trim();
  const named =
    told === undefined || NONE.test(told)
      ? []
      : told
          .split(/[、，,；;\n]+/)
          .map(withoutHave)
          .filter((part) => part !== '');
  const items: Text[] = [
    ...named.map((part) => write`${part}（来源：${{ blank: '从哪里来的，在谁手里' }}）`),
    ...record.evidence.map(
      (file) =>
        write`${file.fileName}（来源：本人${chineseDate(chinaDate(new Date(file.at)))}上传到工友热线）`,
    ),
  ];
  if (items.length > 0) return items;
  return [
    told === undefined
      ? write`${{ blank: '有什么证据、从哪里来；没有就写“无”' }}`
      : write`本人手里目前没有（本人陈述）。`,
  ];
}
