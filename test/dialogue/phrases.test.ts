import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { parse } from 'yaml';
import { topicFileSchema } from '../../src/contracts/content';
import { leadOf } from '../../src/dialogue/buttons';
import {
  addsToCase,
  asksForHuman,
  asksToFile,
  cancels,
  chosen,
  confirms,
  continues,
  corrects,
  isUnsure,
  isWordless,
  looksLikeQuestion,
  tellsSomething,
  wantsCaseStatus,
  wantsToFile,
} from '../../src/dialogue/phrases';
import { KNOWLEDGE } from '../support/dialogue-builders';

const says = (name: string, is: (text: string) => boolean, yes: string[], no: string[]): void => {
  describe(name, () => {
    test.each(yes)('should hear it in “%s”', (text) => expect(is(text)).toBe(true));
    test.each(no)('should not hear it in “%s”', (text) => expect(is(text)).toBe(false));
  });
};

says(
  'asksForHuman',
  asksForHuman,
  ['人工', '人工！！！', '转人工', '找人工', '我要人工服务', '有没有真人', 'human', ' 人 工 '],
  ['人工费没给', '我是人工搬运的', '工人', '老板找人打我', ''],
);
says(
  'cancels',
  cancels,
  ['算了', '算了吧', '那算了', '不登记了', '取消投诉', '停', '不想填了'],
  ['算了一下欠我八千', '老板说算了', '停工了', '我不想干了'],
);
says('corrects', corrects, ['不对，是五月', '说错了', '应该是八千', '不是三个人，是五个'], ['八千', '对']);
says(
  'wantsToFile',
  wantsToFile,
  ['登记投诉', '我要投诉', '投诉', '帮我登记一下'],
  ['投诉要钱吗', '投诉电话多少', '投诉没人管'],
);
says(
  'asksToFile',
  asksToFile,
  ['中介骗钱 我要投诉', '帮我登记，三个月没发了'],
  ['我要投诉怎么弄', '投诉过了'],
);
says(
  'continues',
  continues,
  ['接着登记', '继续', '接着说吧', '继续投诉'],
  ['继续干了三个月', '接着他就跑了'],
);
says(
  'confirms',
  confirms,
  ['对，提交', '没错', '就这样', '好提交吧', '对的'],
  ['不对', '有', '对了还有一件事'],
);
says('addsToCase', addsToCase, ['补充材料', '我想补充一下', '还有一点', '忘了说'], ['不补发工资', '补贴']);
says('wantsCaseStatus', wantsCaseStatus, ['查我的投诉', '查进度', '看看我的案子'], ['查社保', '我的投诉呢']);
says(
  'isUnsure',
  isUnsure,
  ['不知道叫什么', '我也不清楚', '记不清了'],
  ['不知道怎么办老板不给钱我都急死了', '八千'],
);
says('isWordless', isWordless, ['😭😭', '？？？', '。', ''], ['1', '钱', 'ok']);
says(
  'looksLikeQuestion',
  looksLikeQuestion,
  ['投诉要钱吗', '要多久', '合法不？', '怎么办'],
  ['昆山', '老板三个月没发工资了', '还在干'],
);
says('tellsSomething', tellsSomething, ['老板一直拖着不给'], ['昆山', '宏达电子厂', '8000']);

describe('chosen', () => {
  const titles = ['工资没发、被拖欠', '加班费'];
  test.each([
    ['1', 0],
    ['１', 0],
    ['第二个', 1],
    ['后面那个', 1],
    ['选2', 1],
    ['加班费', 1],
    ['加班费那个', 1],
    ['是被拖欠', 0],
    ['都不是', -1],
    ['0', -1],
    ['3', null],
    ['老板把我打了 工资没发 加班费也没有', null],
    ['', null],
  ])('should read “%s” as %p', (text, index) => expect(chosen(text, titles)).toBe(index));

  it('should not choose a second meaning that was not offered', () =>
    expect(chosen('2', ['加班费'])).toBeNull());
});

describe('Buttons of the published answers', () => {
  const dir = path.join(__dirname, '../../intents');
  const intents = readdirSync(dir).flatMap(
    (name) => topicFileSchema.parse(parse(readFileSync(path.join(dir, name), 'utf8'))).intents,
  );
  const titles = new Set(intents.map((intent) => intent.title));
  const examples = new Map(intents.flatMap((intent) => intent.examples.map((text) => [text, intent.id])));

  /** Where a press leads: a command, an intent, or null for nowhere that is certain. */
  const leadsTo = (label: string): string | null => {
    const lead = leadOf(label);
    if (lead) return lead.to === 'intent' ? lead.intent : lead.to;
    if (asksForHuman(label) || wantsToFile(label) || wantsCaseStatus(label)) return 'command';
    return titles.has(label) ? 'title' : (examples.get(label) ?? null);
  };

  it('should all lead somewhere, whatever the model makes of two characters', () => {
    const nowhere = intents.flatMap((intent) =>
      (intent.answer?.quickReplies ?? [])
        .filter((label) => leadsTo(label) === null)
        .map((label) => `${label} (${intent.id})`),
    );
    expect(nowhere).toEqual([]);
  });

  it('should not lead back to the answer they stand under', () => {
    const back = intents
      .filter((intent) => intent.skill === null)
      .flatMap((intent) =>
        (intent.answer?.quickReplies ?? [])
          .filter((label) => leadsTo(label) === intent.id)
          .map((label) => `${label} (${intent.id})`),
      );
    expect(back).toEqual([]);
  });

  it('should name intents that exist', () => {
    const labels = intents.flatMap((intent) => intent.answer?.quickReplies ?? []);
    const missing = labels.filter((label) => {
      const lead = leadOf(label);
      return lead?.to === 'intent' && !KNOWLEDGE.intents.has(lead.intent);
    });
    expect(missing).toEqual([]);
  });
});
