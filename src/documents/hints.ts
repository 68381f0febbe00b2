import type { CaseRecord } from '../contracts/case';
import { chineseDate } from '../contracts/slots';
import type { DocumentKind } from '../contracts/documents';
import { cite, placeOf, type DraftContext } from './facts';

interface Hint {
  /** Articles it rests on: one that is not verified takes the hint off the page. Empty for plain advice. */
  basis: readonly string[];
  text: string;
}

const said = (text: string, ...basis: string[]): Hint => ({ basis, text });

/** What to know before handing a paper in: where, how many copies, how long, what it costs, who helps. */
export function hintsFor(
  kind: DocumentKind,
  record: CaseRecord,
  context: DraftContext,
): { heading: string; items: string[] }[] {
  const groups: [string, Hint[]][] = [
    ['先做这几件', before()],
    ['交到哪里，交几份', where(kind, record, context)],
    ['时间', time(kind, record)],
    ['要不要钱，谁能帮忙', help(kind, record, context)],
  ];
  return groups.map(([heading, hints]) => ({
    heading,
    items: hints.flatMap((hint) => {
      const cited = hint.basis.map((id) => cite(id, context.law));
      if (cited.includes(null)) return [];
      const laws = cited.join('、').replaceAll('中华人民共和国', '');
      return [laws ? `${hint.text}（${laws}）` : hint.text];
    }),
  }));
}

function before(): Hint[] {
  return [
    said('标黄的地方我们不知道，您自己填。不知道的去窗口问，不要乱写。'),
    said('里面写的都是您说过的话。有不对的，改了再签。'),
    said('单位名称对一下营业执照、公章或招牌，一个字都不能错。'),
    said('签名要本人亲手签。证据复印一份，原件自己留好。'),
  ];
}

function where(kind: DocumentKind, record: CaseRecord, context: DraftContext): Hint[] {
  const place = placeOf(record, context.cities);
  const there = place ? `您说的干活的地方是${place}。` : '';
  switch (kind) {
    case 'complaint':
      return [
        said(`交给干活所在地的县级或市级人社局（劳动监察）。${there}`, 'JCTL-13'),
        said('交一份，自己留一份底。'),
        said('写不了的，可以去当面说，让工作人员记下来，您签字。', 'JCGD-投诉文书'),
        said('同一件事已经去仲裁或法院的，监察会让您走那条路。', 'JCTL-21'),
      ];
    case 'arbitration':
      return [
        said(`交给合同履行地（干活的地方）或单位所在地的劳动仲裁委。${there}`, 'TJZC-21'),
        said('告几个单位，副本就多交几份：告一个单位，一共交两份。自己再留一份底。', 'TJZC-28'),
        said('写字困难的，可以当面口头申请，让工作人员记笔录。', 'TJZC-28'),
      ];
    case 'mediation':
      return [
        said('交给乡镇、街道的调解组织，或者人民调解委员会、企业调解委员会。', 'TJZC-10'),
        said('交一份，自己留一份底。也可以当面口头申请，让他们记下来。', 'TJZC-12'),
        said('不想调，可以不调。', 'RMTJ-17'),
      ];
  }
}

function time(kind: DocumentKind, record: CaseRecord): Hint[] {
  const limit = record.clocks.find((clock) => clock.id.split(':')[0] === 'arbitration_limit');
  const until = limit
    ? [
        said(
          `申请仲裁，要在${chineseDate(limit.due)}之前（离开后一年内）。讨要过、投诉过、对方答应过的，时间重新算。`,
          'TJZC-27',
        ),
      ]
    : [
        said(
          '申请仲裁的时效是一年。还在那里干的，欠薪不受这一年限制；离开的，从离开那天起算一年。',
          'TJZC-27',
        ),
      ];
  switch (kind) {
    case 'complaint':
      return [
        said('符合条件的，5个工作日内受理并立案。', 'JCGD-18'),
        said('立案后60个工作日内查完，复杂的可以再延30个工作日。', 'JCTL-17'),
        said('违法的事超过两年没人投诉的，监察不再查；一直没停的，从停的那天算。', 'JCTL-20'),
        ...until,
      ];
    case 'arbitration':
      return [
        ...until,
        said('仲裁委收到申请5日内决定受不受理。', 'TJZC-29'),
        said('受理后45日内裁决，复杂的最多再延15日。', 'TJZC-43'),
      ];
    case 'mediation':
      return [said('收到申请15日内没谈成，就可以去申请仲裁。', 'TJZC-14'), ...until];
  }
}

function help(kind: DocumentKind, record: CaseRecord, context: DraftContext): Hint[] {
  const free: Record<DocumentKind, Hint[]> = {
    complaint: [],
    arbitration: [said('劳动仲裁不收费。', 'TJZC-53')],
    mediation: [said('人民调解不收任何费用。', 'RMTJ-4')],
  };
  return [
    ...free[kind],
    said('打12348找法律援助。讨工资、讨工伤赔偿的进城务工人员，不查家里有没有钱。', 'FYF-42'),
    said('考勤、工资表在单位手里的，单位要拿出来；不拿，它承担不利后果。', 'TJZC-6'),
    ...((record.headcount ?? 0) >= 10 ? [said('十个人以上、要求一样的，可以推举代表。', 'TJZC-7')] : []),
    said(`看不懂、填不了，打${context.bureauPhone}问。`),
  ];
}
