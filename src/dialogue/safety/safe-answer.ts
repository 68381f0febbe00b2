import { detectSafety } from './detect';

export type SafeAnswer = 'safe' | 'unsafe' | 'unclear';

const UNSAFE =
  /不(?:太|是很|大|算|怎么|很)?安全|没(?:有)?安全|(?<!没|没有|不)危险|救命|快来|还(?:在|被)(?:打|关|锁|里面|楼|上面|这|他们|流血|烧)|出不(?:去|来)|走不(?:了|掉|脱)|跑不(?:了|掉)|不敢(?:说|出|动|走)|他们?(?:还在|又来|在外面|在旁边|看着|要来|追|过来)|害怕|好怕|怕得|没(?:有)?(?:离开|出来|跑掉|脱身)|流血|不(?:能|方便)说|在(?:楼顶|桥上|天台|塔吊|窗台)|help|not safe|unsafe|in danger|scared|afraid|still (?:here|inside|there)|hurry/;
const SAFE =
  /安全(?:的|了|啊|呢|呀|哦)?|没(?:有)?(?:危险|事)了?|出来了|跑(?:出来|掉|了)|离开了|到家了?|在(?:家|派出所|医院|老乡家|朋友家|亲戚家|警察局)|警察(?:来|到)了|下来了|送(?:到)?医院了|好(?:的|多)了|还(?:好|行)|暂时(?:没|安全)|躲(?:起来|开)了|no danger|(?:^|\b)(?:safe|im ok|i am ok|im fine|okay|ok)\b/;
const ASKS_BACK = /吗|什么|[怎咋]|谁|为啥|为何|呢$|what|why|who/;
const YES = /^(?:是|是的|对|嗯+|恩|en|在|有|yes|yeah|y|安)$/;
const NO_DANGER = /^(?:现在)?(?:没有?|不)(?:危险|事|是)|^(?:开玩笑|说着玩|随口|气话|夸张)/;
const NO = /^(?:不|不是|没|没有|不在|否|no|n|nope|不安)$/;

/**
 * Reads the reply to "现在安全吗". Only a clear word counts as safe: a silence, a "嗯" with more behind it or anything
 * else unclear must be asked again by a person.
 *
 * @param asked whether "are you safe" or "is there danger" was asked: a bare yes or no means the opposite
 */
export function isSafeAnswer(text: string, asked: 'safe' | 'danger' = 'safe'): SafeAnswer {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const joined = bare.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  if (asked === 'danger') {
    if (NO.test(joined) || NO_DANGER.test(joined)) return 'safe';
    if (YES.test(joined)) return 'unsafe';
  }
  if (UNSAFE.test(joined) || NO.test(joined) || detectSafety(text).level === 'P0') return 'unsafe';
  if (ASKS_BACK.test(joined)) return 'unclear';
  if (SAFE.test(joined)) return 'safe';
  return YES.test(joined) ? 'safe' : 'unclear';
}
