import { detectSafety } from './detect';

export type SafeAnswer = 'safe' | 'unsafe' | 'unclear';

const UNSAFE =
  /不(?:太|是很|大|算|怎么|很)?安全|没(?:有)?安全|(?<!没|没有|不)危险|救命|快来|还(?:在|被)(?:打|关|锁|里面|楼|上面|这|他们|流血|烧)|还在(?:外面|门口|门外|楼下|附近|找我|堵)|出不(?:去|来)|走不(?:了|掉|脱)|跑不(?:了|掉)|不敢(?:说|出|动|走)|他们?(?:都|就|也)?(?:还在|又来|在(?:外面|旁边|门口|楼下|门外|隔壁|屋里)|看着|要来|追|过来)|害怕|好怕|怕得|没(?:有)?(?:离开|出来|跑掉|脱身)|流血|不(?:能|方便)说|在(?:楼顶|桥上|天台|塔吊|窗台)|help|not safe|unsafe|in danger|scared|afraid|still (?:here|inside|there)|hurry/;
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

/** A clause that says by itself that the danger is over: at its end, with little before it. */
const ALL_CLEAR =
  /^.{0,8}(?:安全|没事|没危险|脱险|平安|(?:跑|逃|放|接|救|带|走|出|下|拿|要|还|回)(?:出|回|下)?来|跑掉|逃掉|离开|(?:到|回)家|(?:警察|民警|派出所的?人?).{0,3}[来到]|送(?:到|去)?医院|还给我)了?(?:的|啦|哈|谢谢)*$|^(?:现在|人|我|都|大家)*(?:很|挺|已经)?(?:安全|平安|没事|没危险)(?:的|着呢)?$/;
/** "他们不锁门了": what was done is done no more. */
const NO_MORE =
  /^.{0,4}(?:不|没再?|没有再)(?:锁|关|打|拦|堵|追|扣|骂|吵|闹|流血|疼|难受|晕)(?!.{0,4}但).{0,4}$/;
const BUT = /但是?|可是|不过|又(?:来|打|追|回)|还在|还有人|里面|工友还|没(?:能|有)?(?:跑|逃|出|走|下)/;

const ENGLISH_CLEAR =
  /\b(?:i am|im|we are|he is|she is|all)(?: (?:all|now|both))? (?:safe|ok|okay|fine|out)\b|\bpolice (?:came|is here|are here)\b/;

/**
 * After an alarm: true when a message says that the danger is over and nothing in the rest of it is a danger of its own.
 * `rest` is what else was said. A sentence that only mentions an escape ("跑出来了他们在追") is none.
 */
export function saysDangerIsOver(text: string): { rest: string } | null {
  const plain = text.normalize('NFKC').toLowerCase();
  if (BUT.test(plain) || UNSAFE.test(plain)) return null;
  if (ENGLISH_CLEAR.test(plain.replace(/['’]/g, '')) && !/\b(?:not|but|still|cant|cannot)\b/.test(plain))
    return { rest: '' };
  const clauses = plain.split(/[\s，,。.；;！!、~]+/u).filter(Boolean);
  const clear = (clause: string): boolean => ALL_CLEAR.test(clause) && !ASKS_BACK.test(clause);
  if (!clauses.some(clear)) return null;
  const rest = clauses.filter((clause) => !clear(clause) && !NO_MORE.test(clause)).join('，');
  const level = detectSafety(rest).level;
  return level === 'P0' || level === 'P1' ? null : { rest };
}
