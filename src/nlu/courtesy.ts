/**
 * "你好，请问…", "律师你好，我想咨询一下…": what opens a message out of politeness says nothing of its subject, yet "你好" is
 * also the whole of a greeting. It is dropped for matching when something of substance follows.
 */
const OPENING =
  /^(?:(?:各位|尊敬的|亲爱的)?(?:律师|老师|领导|同志|师傅|大哥|大姐|客服|专家|亲)*(?:们)?(?:你们?好|您好|早上好|上午好|中午好|下午好|晚上好|在吗|在不在|哈喽|嗨)(?:啊|呀|哦)?|请问(?:一下|下)?|麻烦问(?:一下|下)|我?想?(?:咨询|请教|了解|问)(?:一下|下)(?:就是)?|我?想(?:咨询|请教|问)|(?:律师|老师|领导)(?= )|打扰(?:一下|了)?|帮我?看看|求助|急)\s*/;
const LEAST_LEFT = 4;

/** @param normalised output of `normalise` */
export function dropCourtesy(normalised: string): string {
  let rest = normalised;
  for (let i = 0; i < 4; i++) {
    const shorter = rest.replace(OPENING, '');
    if (shorter.length === rest.length || shorter.length < LEAST_LEFT) break;
    rest = shorter;
  }
  return rest;
}

/** What a message that is nothing but a picture says in words. Of tears, blood and the like nothing is guessed. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/[👍👌🆗💪✅]/u, '好的'],
  [/[🙏❤💐🌹🌷🎉]/u, '谢谢'],
  [/[😊🙂😀😄😃😁☺👋🤝]/u, '你好'],
];

/** @param text a message in which there are no words */
export function speakEmoji(text: string): string {
  return SPOKEN.find(([picture]) => picture.test(text))?.[1] ?? '';
}

const PARTICLES = /[的了呢啊吧呀嘛哦噢喔啦哈咯]+/g;
const HAN_GAP = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;

/**
 * Colour without content: particles are taken out, and a gap between two Han characters (punctuation, emoji, a slip of
 * the thumb) is closed, so that adding any of them anywhere leaves the pieces as they were.
 */
export function dropColour(normalised: string): string {
  const bare = normalised.replace(PARTICLES, '').replace(HAN_GAP, '').trim();
  return bare.length > 0 ? bare : normalised;
}
