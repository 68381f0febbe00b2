import type { AnswerKind } from '../../contracts/understanding';

/** What people say to a question of ours, in the dialects of those who call here. Whole messages only. */
const ANSWERS: Readonly<Record<AnswerKind, string>> = {
  yes:
    '嗯 嗯嗯 恩 恩恩 对 对对 对对对 对的 是 是是 是的 是滴 是啊 是呀 对啊 对呀 中 中中 中咧 中嘞 得 得行 得嘞 好 好的 好滴 好嘞 好咧 好啊 好吧 好呀 行 行行 ' +
    '行啊 行吧 管 管的 要得 可以 可以的 可以啊 没错 没问题 当然 当然是 有 有的 有啊 同意 确认 确定 愿意 要 要的 需要 是这样 是这样的 就是 就是的 ' +
    '没毛病 正确 ok okay yes y 1 嗯是的 嗯对 嗯呢 嗯呐 诶 欸 中中中 那好 那行 那好吧 行行行 好好好 对头 是咯 是哩 要得要得 好嘞哥 没错的 就这样 有的有的 晓得 知道 知道了 我愿意 我同意 成 妥 妥了 木问题 ' +
    'yeah yep yup sure correct right true agree iagree yesplease thatsright itsright allright send submit',
  no:
    '不 不不 不不不 不是 不是的 不对 不用 不用了 不要 不要了 不行 不可以 不同意 不愿意 不需要 不想 没 没有 没有的 没有啊 没得 没呢 木有 冇 冇得 木得 么得 莫有 没有没有 不是不是 不用不用 弗要 弗用 勿用 勿有 呒没 呒不 莫 莫得 否 ' +
    'no n nope 拉倒 拉倒吧 算了 算了吧 不中 不管 勿 勿是 勿要 弗 弗是 不得 不得行 要不得 不必 不必了 没签 没交 没买 还没 还没有 从来没有 别 别了 甭 错 错了 none nothing notyet nothere',
  unknown:
    '不知道 不知 不清楚 不太清楚 不晓得 勿晓得 弗晓得 不记得 不记得了 记不得 记不得了 记不清 记不清了 忘了 忘记了 想不起来 想不起来了 说不好 说不清 说不准 弄不清 弄不清楚 闹不清 整不明白 哪记得 哪记得清 哪晓得 谁晓得 我哪知道 不一定 说不来 讲不清 讲不清爽 弗清爽 勿清爽 记不住 记不住了 不记得咯 ' +
    '不确定 不太确定 不懂 不明白 搞不清 搞不清楚 搞不懂 没印象 没注意 谁知道 天晓得 不好说 我不知道 我不清楚 我忘了 我也不知道 我也不清楚 不了解 不太记得 大概忘了 不大清楚 不太知道 dontknow idontknow notsure imnotsure noidea idk unknown',
  refuse:
    '不想说 我不想说 不愿说 不愿意说 不方便说 不方便 不太方便 不便说 不便透露 不方便透露 不方便讲 我不方便说 我不想讲 我不想告诉你 这个保密 要保密 莫问 不要问 不好讲出来 不想让人知道 不想透露 不告诉你 不想告诉你 不能说 保密 不说 我不说 不想讲 不讲 不想提 不提 ' +
    '隐私 这是隐私 不说行不行 可以不说吗 能不说吗 能不能不说 不填 不想填 跳过 过 先不说 暂时不说 不想回答 不回答 别问了 不要问了 无可奉告 这个不能说 skip pass nothanks rathernot',
};

const BY_TEXT = new Map<string, AnswerKind>(
  (Object.entries(ANSWERS) as [AnswerKind, string][]).flatMap(([kind, list]) =>
    list.split(' ').map((word): [string, AnswerKind] => [word, kind]),
  ),
);

const LONGEST = 11;
const NOISE = /[\s，。！？、,.!?~～…;；:：'"“”‘’()（）\u2600-\u27bf]+|\ufe0f|\p{Extended_Pictographic}+/gu;
const PARTICLES = /[了啊呀吧呢嘛哦噢喔哈啦咯哟诶的滴呐嘞咧哒呗哩喽哎嗷]+$/;

/** The meaning of a message that is nothing but a short answer; undefined for anything longer. */
export function readShortAnswer(folded: string): AnswerKind | undefined {
  if (folded.length > LONGEST * 3) return undefined;
  const bare = folded.replace(NOISE, '');
  if (bare.length === 0 || bare.length > LONGEST) return undefined;
  return BY_TEXT.get(bare) ?? BY_TEXT.get(bare.replace(PARTICLES, ''));
}
