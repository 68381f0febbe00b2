import type { ReplyDraft, SourceRef } from '../../contracts/dialogue';

/**
 * What a post may not ask for. A post with it is refused before anything is registered: a public service must not hand
 * on what the law forbids to publish (人力资源市场暂行条例 24).
 */
interface Bias {
  pattern: RegExp;
  /** Wordings that look like it and are none. */
  except?: RegExp;
  reason: string;
  source: SourceRef;
}

const RLZY_24: SourceRef = { id: 'RLZY-24', title: '《人力资源市场暂行条例》第24条' };

const BIASES: readonly Bias[] = [
  {
    pattern:
      /(限|只要|仅限|只招|专招|就要|要招|招聘?|急招|要)[\d一二两三四五六七八九十]*(个|名|位)?(男|女)(性|的|工|士|生|孩|员工)?(?!装|鞋|包|裤)|(男|女)(性|士|生|的)?(优先|不要|勿扰|免谈)|不要(男|女)的?|(男|女)工(?!宿舍|衣|鞋|服|装|厕|保护|权益|友)|形象(好|佳|气质)/,
    except: /男女(不限|均可|都(要|行|可以))|不(限|分)男女/g,
    reason: '不能限男限女，也不能写谁优先。把活是什么、要会什么写清楚就行',
    source: { id: 'JYCJ-27', title: '《就业促进法》第27条' },
  },
  {
    pattern: /已婚|未婚|已育|未育|婚育|生完(孩子|二胎)|不(要|招|收)(孕|怀孕)|三年内不(生|怀)/,
    reason: '不能问结没结婚、生没生孩子，更不能当条件',
    source: { id: 'FNQY-43', title: '《妇女权益保障法》第43条' },
  },
  {
    pattern:
      /\d{2}\s*(周?岁)?\s*(以下|以内|以里|之内)|[二三四五六][十\d]?[一二三四五六七八九]?十?(周?岁)?(以下|以内)|(\d{2}|[一二三四五]?十[一二三四五六七八九]?)\s*(周?岁)?\s*(-|~|—|到|至)\s*(\d{2}|[一二三四五]十[一二三四五六七八九]?)\s*(周?岁|的(男|女|人))|不(要|超过?)\d{2}\s*(周?岁)?|年轻的?优先|年龄(不|大|限)/,
    except: /年龄不限|不限年龄/g,
    reason: '不能限年龄。只能写满16岁，有些活要满18岁',
    source: RLZY_24,
  },
  {
    pattern:
      /不(要|招|收)[\u4e00-\u9fff]{0,4}(省|市|县)?(人|籍|的人)|(限|只要|只招|仅限)(本地|本市|本省|当地|[\u4e00-\u9fff]{2,4}(籍|户口|本地人?))|(要|得是|必须是?)(本地|本市|本省|当地)(人|户口|户籍|的)|外地(人|户口)?(勿扰|不要|免谈)|[\u4e00-\u9fff]{2,3}人(勿扰|免谈|不要)|本地(人|户口)优先/,
    except: /不(要|招|收)(中介|介绍人|闲人|外包)[\u4e00-\u9fff]{0,2}(人)?/g,
    reason: '不能限户口、籍贯，不能写不要哪里人',
    source: { id: 'JYCJ-31', title: '《就业促进法》第31条' },
  },
  {
    pattern: /(不(要|招|收)|限|只要|只招)[\u4e00-\u9fff]{0,2}(民族|汉族|族)|汉族优先/,
    reason: '不能限民族',
    source: { id: 'JYCJ-26', title: '《就业促进法》第26条' },
  },
  {
    pattern: /乙肝|两对半|大三阳|小三阳|肝炎(病毒)?携带|携带者/,
    except: /不(查|看|限|管|检查)(乙肝|两对半|携带者)/g,
    reason: '不能写不要乙肝携带者，也不能查乙肝（法律禁止从事的活除外）',
    source: { id: 'JYCJ-30', title: '《就业促进法》第30条' },
  },
  {
    pattern: /(交|收|付|押)[\u4e00-\u9fff\d]{0,6}(押金|保证金|服装费|培训费|体检费|报名费)|(押|扣)身份证/,
    except:
      /(不|不用|免|无需)(交|收|付|押)[\u4e00-\u9fff]{0,4}(押金|保证金|服装费|培训费|体检费|报名费|身份证)/g,
    reason: '招人不能收押金、扣证件',
    source: { id: 'LHT-9', title: '《劳动合同法》第9条' },
  },
];

export interface BiasFound {
  said: string;
  reason: string;
  source: SourceRef;
}

/** Why this wording cannot be in a post, one entry a reason; empty when nothing is wrong with it. */
export function biasesIn(text: string): BiasFound[] {
  const plain = text.normalize('NFKC');
  return BIASES.flatMap(({ pattern, except, reason, source }) => {
    const found = pattern.exec(except ? plain.replace(except, '') : plain);
    return found ? [{ said: found[0], reason, source }] : [];
  });
}

/** Most reasons told at once: a bubble must stay short. */
const TOLD = 2;

/** The refusal, with the words it is about, the reasons and their articles. */
export function refuseBias(text: string): ReplyDraft | null {
  const found = biasesIn(text).slice(0, TOLD);
  if (found.length === 0) return null;
  const reasons = found.map(({ said, reason }) => `“${said.slice(0, 12)}”：${reason}。`);
  return {
    text: `这样写不能发。${reasons.join('')}改了接着登记。`,
    sources: found.map(({ source }) => source),
  };
}
