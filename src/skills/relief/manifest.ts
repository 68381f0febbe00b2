import type { EffectDraft, ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { Skill } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import { regionOf, stopName, type Stop } from '../common/stops';
import { isReferred, JZF, KEEP_DAYS, needsOf, reliefForm, type Need } from './form';

/** Where to go for what, the most urgent first. */
const GO: Readonly<Record<Need, string>> = {
  food: '没饭吃：就近的街道、乡镇或救助站，说“没饭吃，要救助”。急的可以先救助、后补手续。',
  bed: '没地方住：去救助站，能住能吃，没身份证也先去。',
  fare: '回不了家：救助站能协助您回去，跟他们说清老家在哪。',
  illness: '看病没钱：急病先打120、先抢救，再在看病那里的街道申请临时救助。',
  other: '过不下去：在街道、乡镇申请临时救助，自己去不了可以托人代办。',
};

export function whereToGo(slots: Slots): ReplyDraft[] {
  const needs = needsOf(slots);
  const where = valueOf<Stop>(slots, 'where');
  const told = (needs.length > 0 ? needs : (['other'] as const)).slice(0, 2);
  return [
    ...told.map((need) => ({ text: GO[need] })),
    {
      text: `人在哪就在哪申请，不看户口${where ? `：${stopName(where).slice(0, 20)}` : ''}。不知道门在哪、被推出来，打12345，说“要救助”。`,
      sources: [JZF(29), JZF(31), JZF(35), JZF(37), JZF(50), JZF(52)],
    },
  ];
}

export function referralEntry(slots: Slots): RegisterDraft {
  const where = valueOf<Stop>(slots, 'where');
  const people = valueOf<{ count?: number; frail: boolean }>(slots, 'people');
  const reach = valueOf<{ phone?: string }>(slots, 'reach');
  const [need] = needsOf(slots);
  return {
    kind: 'relief_referral',
    region: regionOf(where),
    facts: {
      ...(need ? { need } : {}),
      ...(people?.count ? { headcount: people.count } : {}),
      ...(people ? { frail: people.frail } : {}),
    },
    ...(where ? { words: { where: where.text } } : {}),
    ...(reach?.phone ? { person: { phone: reach.phone } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

const ASKS = /(要|想|帮我|给我|替我)(登记|求助|申请|联系|转|报)|转给|谁(能|来)?帮|叫人|派人|求求|救救/;
const HOW = /[吗呢么？?]\s*$|怎么|哪里|去哪|咋/;

/** Somebody in need: at most four short questions, each of which may be refused, then where to go and a referral. */
export const relief: Skill = {
  id: 'relief',
  title: reliefForm.title,
  form: reliefForm,
  begins: ({ text, understanding: { entities } }) =>
    !HOW.test(text) && (ASKS.test(text) || entities.city !== undefined),
  start: () => ({ replies: [{ text: '问您几句，最多四句，不想答的就说“不说”。' }], frame: null }),
  complete: (slots) => {
    const referred = isReferred(slots);
    const effects: EffectDraft[] = referred
      ? [
          { kind: 'withdraw_register', registerKind: 'relief_referral' },
          { kind: 'register', entry: referralEntry(slots) },
        ]
      : [];
    return { replies: [...whereToGo(slots), referred ? REFERRED : NOT_REFERRED], effects, frame: null };
  },
};

const REFERRED: ReplyDraft = {
  text: '转介登记好了。不一定马上有人看到，别干等，急的现在就打12345。不用转了，回“不用转了”。',
  quickReplies: ['老板欠我工资', '不用转了', '人工'],
};
const NOT_REFERRED: ReplyDraft = {
  text: '好，不转，什么都没登记。要人帮着说，回“人工”。',
  quickReplies: ['老板欠我工资', '人工'],
};

export const reliefCancel: Skill = {
  id: 'relief-cancel',
  title: '撤回救助转介',
  start: (context) =>
    context.registered?.includes('relief_referral')
      ? {
          replies: [{ text: '好，转介撤了。哪天再难，随时说。', quickReplies: ['没饭吃', '人工'] }],
          effects: [{ kind: 'withdraw_register', registerKind: 'relief_referral' }],
          frame: null,
        }
      : { replies: [{ text: '好，不转。这里没有给您转过。急的打12345。' }], frame: null },
};
