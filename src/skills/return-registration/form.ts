import type { FormSpec, SlotSpec } from '../../contracts/skill';
import { filled } from '../../contracts/slots';
import { originOf } from '../common/origins';
import { agree, company, day, office, stop, withoutConsent } from '../common/sign-up';

export const KEEP_DAYS = 90;

/** The province alone: where somebody was born is asked for the figures, never to sort people by it. */
function origin(): SlotSpec {
  const slot = stop({
    name: 'origin',
    label: '从哪来',
    prompts: ['从哪个省来的？不想说也行。', '说省份就行，比如“河南”。不想说就回“不说”。'],
  });
  return {
    ...slot,
    fill: (c) => {
      const found = originOf(c.text);
      const told = c.asked || /从.{1,10}(来|过来|回来)|我是.{2,6}的|(省|那边)人$/.test(c.text);
      if (told && found && (found.province !== '江苏' || c.asked)) return filled(found.province);
      return c.asked && c.understanding.answer ? slot.fill(c) : null;
    },
    readBack: (v) => `从哪来：${v.status === 'filled' ? String(v.value) : '没说'}`,
  };
}

export const registrationForm: FormSpec = {
  id: 'return-registration',
  title: '登记返工信息',
  correctionExamples: '“从河南来”“昨天到的”',
  unanswered: '这个我答不上来，打12333问。',
  ends: withoutConsent,
  slots: [
    origin(),
    day({
      name: 'arrivedOn',
      label: '哪天到',
      direction: 'nearest',
      prompts: ['哪天到的，或者哪天到？', '说个日子就行，比如“昨天”“2月15号”。没定就说“没定”。'],
      quickReplies: ['今天', '昨天', '没定'],
      said: (text) => /到|来|返|回/.test(text),
    }),
    office({
      label: '在哪上班',
      prompts: ['在哪里上班？哪个市、哪个区县？', '就说上班的地方，比如“无锡江阴”。'],
    }),
    company(['在哪个单位上班？', '写单位的名字就行。还没找好就说“没有”。']),
    agree([
      `这些只给当地人社做返工统计、对接用工，${KEEP_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才登记。不同意就不登记，不影响您上班。',
    ]),
  ],
};
