import type { ReplyDraft } from '../../contracts/dialogue';
import type { Service131 } from '../../contracts/service-131';
import { KEY_GROUPS } from '../../contracts/service-131';
import type { SkillContext } from '../../contracts/skill';
import {
  agree131,
  forget131,
  groupIn,
  groupTitle,
  LEDGER_DAYS,
  serviceOf,
  standing131,
  type Noted131,
} from './service-131';

/** Questions of the service that may be open: may it be recorded, and does one of the groups fit. */
export type Asking131 = 'record' | 'group';

export interface Talk131 extends Noted131 {
  replies: ReplyDraft[];
  asking?: Asking131;
}

const MENTIONS = /131/;
const PROGRESS = /131.{0,8}(做|办|进度|到哪|多少|完成|怎么样)|(做|办)到哪.{0,4}131/;
const ENROLS =
  /^(我?(也|就)?(想?要|来|给我(做|办)?|帮我(做|办)|参加|报名|做|办))?(一下|个|这个)?131(的)?(免费)?(服务)?(吧|啊|了)?[。!！]?$/;
const FORGETS = /(别|不要|不用|不想)(再)?(给我)?记(了|台账|着)|(删|撤)(了|掉)?(我的)?台账/;

/**
 * One message about the service itself, in whatever skill it is said. Null when it is about something else: the jobs
 * and courses go on.
 */
export function talk131(context: SkillContext, asking?: Asking131): Talk131 | null {
  const service = serviceOf(context);
  const text = context.text.normalize('NFKC').trim();
  if (FORGETS.test(text) && (service.record !== undefined || asking === 'record')) return forgotten(service);
  if (asking === 'record') {
    const heard = recordAnswer(context, service);
    if (heard) return heard;
  }
  if (asking === 'group') {
    const heard = groupAnswer(context, service);
    if (heard) return heard;
  }
  if (PROGRESS.test(text) || (MENTIONS.test(text) && ENROLS.test(text))) return next(service, []);
  const group = toldOfOneself(text);
  if (group && service.group !== group) {
    const service131: Service131 = { ...service, group };
    return { replies: [hasPriority(group)], effects: [], service131 };
  }
  return null;
}

/** "我是低保户": told without being asked. A question about the group is none. */
const toldOfOneself = (text: string): ReturnType<typeof groupIn> =>
  /^(我|我们家|我家)?(是|有|属于|算)/.test(text) && !/[吗呢？?]$|怎么|能不能|补贴/.test(text)
    ? groupIn(text)
    : undefined;

/** The next open question, or how far the service is. */
function next(service: Service131, before: readonly ReplyDraft[]): Talk131 {
  if (service.record === undefined)
    return {
      replies: [...before, ...opening(service), ASK_RECORD],
      effects: [],
      service131: service,
      asking: 'record',
    };
  if (service.group === undefined)
    return {
      replies: [...before, ASK_GROUP],
      effects: [],
      // Asked once: whoever talks of something else is not asked again.
      service131: { ...service, group: 'none' },
      asking: 'group',
    };
  return { replies: [...before, standing131(service)], effects: [], service131: service };
}

const opening = (service: Service131): ReplyDraft[] => [
  { text: '“131”不收钱：至少1次职业指导、3个合适的岗位、1个培训。录不录用单位说了算。' },
  ...(service.lines.length > 0 ? [{ text: standing131(service).text }] : []),
];

const ASK_RECORD: ReplyDraft = {
  text: `给您推了什么、您要不要，记成台账给当地人社看，${LEDGER_DAYS}天后删，不记名字电话。记吗？不记照样服务。`,
  quickReplies: ['可以记', '不记'],
  sources: [{ id: 'notice:69', title: '苏人社函〔2021〕21号（第69项）' }],
};

const ASK_GROUP: ReplyDraft = {
  text: '有些情况可以优先帮：脱贫、农村低收入、低保、残疾、登记失业、就业困难。有哪样吗？不说也行，照样帮。',
  quickReplies: [...Object.values(KEY_GROUPS), '都不是', '不想说'],
};

function recordAnswer(context: SkillContext, service: Service131): Talk131 | null {
  const { answer } = context.understanding;
  const no =
    answer === 'no' ||
    answer === 'refuse' ||
    /^(不|别|先不)(要|用|想|愿意|同意)?记|不同意/.test(context.text.trim());
  if (no) {
    const noted = forget131(service);
    return {
      ...noted,
      ...next(noted.service131, [{ text: '好，不记，照样帮您找。' }]),
      effects: noted.effects,
    };
  }
  if (
    answer !== 'yes' &&
    !/^(可以|同意|愿意|行|好)?(可以)?(记|同意|愿意)(吧|了|一下)?$/.test(context.text.trim())
  )
    return null;
  const noted = agree131(service, context.memory);
  return {
    ...next(noted.service131, [{ text: '好，记台账。不想记了，回“别记台账了”就撤。' }]),
    effects: noted.effects,
  };
}

function groupAnswer(context: SkillContext, service: Service131): Talk131 | null {
  const { answer } = context.understanding;
  const group = groupIn(context.text);
  if (group) {
    const service131: Service131 = { ...service, group };
    return { ...next(service131, [hasPriority(group)]), service131 };
  }
  if (answer === undefined && !/都不是|没有|不想说|不说|不方便/.test(context.text)) return null;
  if (answer === 'yes')
    return {
      replies: [
        {
          text: '是哪一样？点一个就行，不想说也行。',
          quickReplies: [...Object.values(KEY_GROUPS), '不想说'],
        },
      ],
      effects: [],
      service131: service,
      asking: 'group',
    };
  return next(service, [{ text: '好，一样帮您找。' }]);
}

/** What it changes here, and only that: what the office does for whom is theirs to say. */
const hasPriority = (group: Parameters<typeof groupTitle>[0]): ReplyDraft => ({
  text: `好，${groupTitle(group)}，公益性、临时的岗位我先给您挑。别的帮扶打12333问。这一条不写进台账。`,
});

function forgotten(service: Service131): Talk131 {
  return {
    ...forget131(service),
    replies: [{ text: '好，台账撤了，以后也不记。照样帮您找。', quickReplies: ['帮我找岗位', '找培训'] }],
  };
}
