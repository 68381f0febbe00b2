import type { AsideKind } from '../contracts/skill';
import { compactText } from './phrases';

/** Longer questions name their own subject. */
const SHORT = 14;

const PROOF =
  '录音|录像|视频|照片|截图|聊天记录?|微信记录?|微信|转账记录?|转账|工友作证|证人|欠条|白条|工牌|工服|考勤|打卡记录?|记工本|工资条|通话记录';

/** What may be asked in three words, the surer kinds first. */
const KINDS: readonly (readonly [AsideKind, RegExp])[] = [
  [
    'secret',
    /匿名|保密|别让老板知道|(老板|单位|厂里?|公司|他们?|人家)(会不会|会|能|不会)?(知道|晓得|看到)(是?我|这个|的)*(吗|么|不|说的|告的|投诉的)?|(会不会|会)(告诉|泄露|透露|传到)/,
  ],
  [
    'proof',
    new RegExp(
      `^(那|我|我只|只)?有?(${PROOF})(这些|这种|也|能|可以)?(呢|算吗|算不算|算数吗|行吗|行不行|可以吗|有用吗|有用没|有没有用|管用吗|能用吗|能当证据吗|当证据吗|算证据吗|够吗|够不够)[啊呀]?$|没(有)?(啥|什么|任何)?证据(呢|怎么办|咋办|行吗|能要吗|还能要吗|可以吗)`,
    ),
  ],
  [
    'noContract',
    /^(那|要是|如果|我|我们|可是|但是)*(没签?|没有签?|没得)(过|劳动|书面)*合同(呢|怎么办|咋办|行吗|可以吗|算吗|能要吗|还能要吗|也能要吗|能投诉吗|也能投诉吗)$/,
  ],
  [
    'still',
    /^(那|这|这钱|钱|我这|这样|这种)*(我)?(还|到底|真)?(能|能不能|可以|可不可以)(再)?(要|讨|拿|追)(得)?(回来|到|回)?[吗么不没]$|^(还)?[要讨]得回来?[吗么不]$|希望(大)?[吗么不]$|有没有希望/,
  ],
  ['until', /什么时候(之|以)?前|多久(之|以)?内|多长时间(之|以)?内|有(没有)?(时间|期限)限制|(会不会)?过期/],
  [
    'howLong',
    /^(那|这|这个|你们|一般|大概|投诉|登记|完了|要|得|需要|等|办)*(多久|多长时间|几天|多少天)(能|可以|会|才|才能)?(办|有|出|拿|到|给|下|来|解决|处理|联系)?(好|下来|结果|到钱?|账|回来|我)*[啊呢呀]?$/,
  ],
  [
    'bring',
    /^(那|我)?(要|需要|得)?(带|准备|交|用)(些|哪些)?(什么|啥)(材料|东西|手续|证件)?(去|过去|吗|不)?[啊呢]?$|^(那)?(要|需要)?(什么|哪些|啥)(材料|手续|证件)[啊呢]?$|^(要|需要|用)(不用|不要)?带?身份证[吗么不]?$|^没(有)?身份证(行吗|可以吗|怎么办|呢)$/,
  ],
  [
    'cost',
    /^(那|这|这个|你们|登记|投诉|办这?个?|报名|培训)*(要不要(钱|费|花钱|交钱)|(要|收|得?花|交|用)(不要|不收|不用)?(钱|费|手续费)[吗么不啊]*|是?免费的?[吗么不]|收不收(钱|费)|花不花钱)$/,
  ],
  [
    'money',
    /^(那|这|这个)?(我)?(一共|大概)?(能|可以|该|应该|有|给|会给|发|补)?(要|赔|拿|得|领|给|补)?(到|回)?多少(钱)?(补偿|赔偿)?[啊呢]?$/,
  ],
  [
    'where',
    /^(那|我|那我)?(要|该|应该|得)?(去|到|在|上|找)(哪|哪里|哪儿|哪个部门|什么地方|谁)(里)?(去)?(办|申请|报名|弄|投诉|告|交|领)?[啊呢]?$|^(哪里|哪儿|哪)(能)?(办|申请|报名|领|投诉)[啊呢]?$/,
  ],
  ['how', /^(那|那我|我)?(要|该|应该)?(怎么|咋)(办|办理|申请|弄|投诉|告|办手续)[啊呢]?$/],
];

/** The kind of a short question; undefined for anything else. */
export function kindOfQuestion(text: string): AsideKind | undefined {
  const bare = compactText(text);
  return bare.length > SHORT ? undefined : KINDS.find(([, words]) => words.test(bare))?.[0];
}

/** What a question for proof asks about: the answer's bubble that names it is the one to say. */
export function proofNamed(text: string): RegExp | undefined {
  const named = new RegExp(PROOF).exec(compactText(text))?.[0];
  return named === undefined ? undefined : new RegExp(named.slice(0, 2));
}
