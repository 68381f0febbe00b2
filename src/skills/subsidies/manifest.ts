import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Policy } from '../../contracts/knowledge';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { cautionFor } from '../../contracts/validity';
import { findPolicies, placeElsewhere, placeName, yearAsked, type Place } from './rules';

const ASK_CITY = [
  '您在哪个市上班？过年补贴各地不一样，看干活的地方。',
  '就说城市名，比如“苏州”“南通”。哪个市？',
];

/** Tells what is known about holiday-stay subsidies at a place and a date, and never promises any. */
export const subsidies: Skill = {
  id: 'subsidies',
  title: '查过年补贴',
  claims: (context) => (asksPastRule(context) ? 'stay_subsidy.past_policy' : null),
  start: (context) => answerFor(context, {}),
  advance(frame, context) {
    const { understanding } = context;
    const says = understanding.entities.city ?? understanding.entities.district;
    const small = understanding.topic === 'greeting_smalltalk' || understanding.topic === 'out_of_scope';
    const another = understanding.decision === 'answer' && understanding.topic !== 'stay_subsidy' && !small;
    // A bare "不说" answers our question, whatever topic its two characters are taken for.
    if (!says && another && !understanding.answer) return null;
    // Thanks, a greeting and the like are not for us either; "在义乌" only looks like one.
    if (
      !says &&
      small &&
      understanding.decision === 'answer' &&
      !/^我?在/.test(context.text.trim()) &&
      !understanding.answer
    )
      return null;
    if (!says && /^我?在.{2,8}$/.test(context.text.trim())) {
      const text = `我只查得到江苏的。别的地方打当地12333或12345，问“今年春节留岗有没有补贴”。`;
      return { replies: [{ text, quickReplies: ['人工'] }], frame: null };
    }
    const declined =
      understanding.answer === 'unknown' ||
      understanding.answer === 'refuse' ||
      understanding.answer === 'no';
    if (!says && (declined || frame.attempts >= 1)) {
      return {
        replies: [
          {
            text: `不说城市也行。直接打${context.knowledge.bureauPhone}或12345，问干活那地方今年有没有。`,
            quickReplies: ['人工'],
          },
        ],
        frame: null,
      };
    }
    return answerFor(context, frame.data ?? {}, frame.attempts + 1);
  },
};

function answerFor(context: SkillContext, data: Record<string, unknown>, attempts = 0): SkillResult {
  const { knowledge, today } = context;
  const year = yearAsked(context.text, today) ?? (data.year as number | undefined);
  const elsewhere = placeElsewhere(context.text, knowledge);
  const place = elsewhere ?? workPlace(context);
  if (!place) {
    const frame: Frame = {
      skill: 'subsidies',
      slots: {},
      attempts,
      asked: 'city',
      data: { ...(year ? { year } : {}) },
    };
    const general = attempts === 0 ? (spoken(context) ?? [generalRule(knowledge.bureauPhone)]) : [];
    return {
      replies: [
        ...general,
        {
          text: ASK_CITY[Math.min(attempts, 1)] ?? '',
          quickReplies: ['苏州', '南京', '无锡', '南通', '徐州'],
        },
      ],
      frame,
    };
  }
  const where = placeName(place);
  const found = findPolicies(knowledge, place, today, year);
  const replies: ReplyDraft[] = [];
  if (found.inForce.length > 0) {
    replies.push(
      { text: `${where}现在查到${found.inForce.length}条在用的：` },
      ...found.inForce.slice(0, 4).map((p) => describe(p)),
    );
    replies.push({ text: `能不能拿到，要看条件，由当地部门定。办之前打${knowledge.bureauPhone}问清楚。` });
  } else {
    replies.push(...notInForce(where, found.expired, year, today));
    replies.push({
      text: `现在去问：打${elsewhere ? '当地' : ''}${knowledge.bureauPhone}（人社）或12345，就问“今年春节留岗有没有补贴，发给个人还是企业”。`,
      quickReplies: ['过年加班几倍工资', '单位不把补贴给我', '人工'],
    });
  }
  return { replies, frame: null };
}

const OF_THE_FEAST = /过年|春节|留(岗|工|在|守)|就地/;
const MONEY_OF_OLD = /红包|补贴|补助|消费券|慰问金|奖励|积分/;

/** "深圳龙华2021年过年红包多少": a place and a bygone year of which a rule is on record, whatever else it sounds like. */
function asksPastRule({ text, today, knowledge, understanding }: SkillContext): boolean {
  if (!OF_THE_FEAST.test(text) || !MONEY_OF_OLD.test(text) || /加班|三倍|3倍|不给我|老板/.test(text))
    return false;
  const year = yearAsked(text, today);
  const { city, district } = understanding.entities;
  const place =
    placeElsewhere(text, knowledge) ?? (city ? { city, ...(district ? { district } : {}) } : null);
  if (!place || year === undefined || year >= Number(today.slice(0, 4))) return false;
  return findPolicies(knowledge, place, today, year).expired.length > 0;
}

function workPlace({ memory }: SkillContext): Place | null {
  const { city, district } = memory;
  return city ? { city, ...(district ? { district } : {}) } : null;
}

/** Nothing in force: what is known of that year or of earlier ones, and that it has run out. */
function notInForce(where: string, expired: Policy[], year: number | undefined, today: string): ReplyDraft[] {
  const past = expired.slice(0, 2).map((policy) => describe(policy));
  if (year !== undefined && year < Number(today.slice(0, 4)) && past.length > 0)
    return [{ text: `${where}${year}年有过，现在已经到期，不能再照着申请：` }, ...past];
  const when = year ? `${year}年` : '今年';
  const unknown: ReplyDraft = {
    text: `${where}${when}的过年补贴，我这里没有核实过的文件。有没有、给谁、多少，只有当地说了算。`,
  };
  if (past.length === 0) return [unknown];
  return [unknown, { text: '以前有过，但已经到期，不能照着算：' }, ...past];
}

/** Asked about one thing (a red packet, a gift pack …): what is published about that, before the city is asked. */
function spoken(context: SkillContext): ReplyDraft[] | null {
  const { intent, decision } = context.understanding;
  const answer = context.knowledge.intents.get(intent)?.answer;
  const apart = intent.startsWith('stay_subsidy.') && !OVERVIEW.has(intent);
  if (decision !== 'answer' || !apart || !answer) return null;
  const bubbles = answer.bubbles.filter((text) => !text.includes('{{'));
  if (bubbles.length === 0) return null;
  const caution = cautionFor(answer, context.today, context.knowledge.bureauPhone);
  return [...(caution ? [caution] : []), ...bubbles].map((text) => ({ text }));
}

/** Intents that the look-up itself answers. */
const OVERVIEW: ReadonlySet<string> = new Set(['stay_subsidy.general']);

/** What the notice really says: places with the means *may* do it. */
function generalRule(phone: string): ReplyDraft {
  return {
    text: `过年补贴不是哪里都有。省里2021年的通知只说“有条件的地区可以发”，不少还是发给企业的。今年的问${phone}、12345。`,
    sources: [{ id: 'notice:24', title: '苏人社函〔2021〕21号（第24项）' }],
  };
}

function describe(policy: Policy): ReplyDraft {
  const dates =
    policy.validFrom && policy.validTo
      ? `（${policy.validFrom}到${policy.validTo}）`
      : `（${policy.year}年）`;
  const lines = [
    `${policy.kind}：${policy.amount}${dates}`,
    `给谁：${policy.who.join('、')}；发给${policy.payTo}`,
  ];
  if (policy.conditions) lines.push(`条件：${policy.conditions}`);
  return {
    text: lines.join('\n'),
    sources: [
      { id: policy.id, title: `${policy.district ?? policy.city ?? policy.province}${policy.year}年政策` },
    ],
  };
}
