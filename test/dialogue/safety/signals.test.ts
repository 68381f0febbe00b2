import { describe, expect, test } from '@jest/globals';
import { CRISIS_KINDS, detectSafety } from '../../../src/dialogue/safety';
import { ALL_CRISES, ALL_NEAR_MISSES } from './lists';

const level = (text: string): string => detectSafety(text).level;

describe('signals', () => {
  test('every situation is written down in at least fifteen ways', () => {
    for (const kind of CRISIS_KINDS) {
      expect([kind, ALL_CRISES.filter((line) => line.kind === kind).length >= 15]).toEqual([kind, true]);
    }
  });

  test('hardly a crisis is missed, of all that were ever written down', () => {
    const missed = ALL_CRISES.filter(({ text }) => level(text) === 'none').map(({ text }) => text);
    expect({ missed, few: missed.length / ALL_CRISES.length <= 0.005 }).toMatchObject({ few: true });
  });

  test('nearly always the situation is the right one', () => {
    const wrong = ALL_CRISES.filter(({ kind, text }) => detectSafety(text).kind !== kind);
    expect(wrong.length / ALL_CRISES.length).toBeLessThan(0.12);
  });

  test('what can kill within the hour is P0', () => {
    const deadly = new Set([
      'suicide',
      'gas_poisoning',
      'fire_collapse',
      'injury_emergency',
      'revenge_threat',
    ]);
    const slower = ALL_CRISES.filter(({ kind, text }) => deadly.has(kind) && level(text) !== 'P0');
    expect(slower.length / ALL_CRISES.length).toBeLessThan(0.01);
  });

  test('a paper kept back is no injury', () => {
    expect(detectSafety('压了我身份证不给').level).not.toBe('P0');
  });

  test('an ordinary message is nearly always left alone', () => {
    expect(ALL_NEAR_MISSES.length).toBeGreaterThan(2000);
    const alarms = ALL_NEAR_MISSES.filter((text) => level(text) !== 'none');
    expect({ alarms, few: alarms.length / ALL_NEAR_MISSES.length <= 0.01 }).toMatchObject({ few: true });
  });

  test('a month kept back is no month under a beam', () => {
    for (const text of ['压了我一个月工资', '压了我身份证', '没地方住，厂里有宿舍吗']) {
      expect(detectSafety(text).level).not.toMatch(/P0|P1/);
    }
  });
});

describe('who, when, and whether at all', () => {
  test.each<[string, string, string | undefined]>([
    ['我工友前年跳楼了', 'P1', 'suicide'],
    ['去年被工头打过一次', 'P1', 'beaten'],
    ['热得不想活了', 'P2', undefined],
    ['不想活了哈哈', 'P1', 'suicide'],
    ['工资要不回来，累得不想干了', 'none', undefined],
    ['我没被打', 'none', undefined],
    ['家暴法律', 'none', undefined],
    ['如果老板打人该找谁', 'none', undefined],
    ['要是今天再不给钱我就跳下去', 'P0', 'suicide'],
    ['工友现在要跳楼，快来', 'P0', 'suicide'],
    ['我没有想自杀，就是问问', 'none', undefined],
    ['不是要跳楼，是跳槽', 'none', undefined],
    ['他没打我，就是骂人', 'none', undefined],
    ['昨天看电影，里面有人跳楼', 'none', undefined],
    ['是不是要跳楼你们才管', 'P0', 'suicide'],
    ['如果手被机器压断了算工伤吗', 'none', undefined],
    ['去年手被机器压断了，赔多少', 'none', undefined],
    ['手刚刚被机器压断了，算工伤吗', 'P0', 'injury_emergency'],
    ['今天上午从架子上摔下来，老板不送医院，能赔吗', 'P0', 'injury_emergency'],
    ['我今年15岁，能打暑假工吗', 'P2', 'child_labour'],
    ['我今年15岁，在厂里打螺丝，老板不给钱', 'P0', 'child_labour'],
    ['辞职老板不让走，说招到人再说', 'none', undefined],
    ['老板不让走，门口有人守着', 'P0', 'confined'],
    ['身份证被扣了', 'P2', 'id_withheld'],
    ['身份证被扣了，不让走，走就打', 'P0', 'forced_labour'],
    ['我们二十个人工资没发', 'none', undefined],
    ['我们二十个人现在就去堵门', 'P0', 'collective_action'],
    ['怀孕能领生育津贴吗', 'none', undefined],
    ['怀孕五个月，厂里让我上夜班', 'P2', 'pregnancy'],
    // Speech to text has blanks where commas would stand: the children are not the ones who work.
    ['我今年三十六岁 我有两个孩子 在工地上干活', 'none', undefined],
    ['老板的债主堵了门', 'none', undefined],
    // An hour (小时) is no childhood (小时候).
    ['我今年十七，每天干十五个小时不给休息', 'P1', 'minor_worker'],
    ['小孩反锁在屋里，已经开了，没事', 'P2', undefined],
    ['小孩反锁在屋里，没人在家', 'P0', 'confined'],
    ['昨天抖音上看到有人爬塔吊要工资，抓起来没', 'none', undefined],
    ['有人爬塔吊要工资', 'P0', 'suicide'],
    ['触电怎么急救，写安全交底要用', 'none', undefined],
    ['矿上招下井的不', 'none', undefined],
    ['被同事打伤算不算工伤', 'none', undefined],
    ['爬楼爬得腿都断了', 'none', undefined],
    ['被打得腿都断了', 'P0', 'beaten'],
    ['我在你们这边开塔吊五年了', 'none', undefined],
    ['我们以前堵过路', 'P2', 'collective_action'],
    ['一到下雨就怕塌方，工资按天算', 'none', undefined],
    ['隔壁厂爆炸我们放假三天', 'none', undefined],
    ['隔壁厂爆炸了，有人压在下面', 'P0', 'fire_collapse'],
    ['要是被关起来该打什么电话', 'none', undefined],
  ])('%s → %s %s', (text, expected, kind) => {
    expect(detectSafety(text)).toEqual(kind ? { level: expected, kind } : { level: expected });
  });

  test('a cry without a cause is heard too', () => {
    for (const text of ['救命', '救命啊！！', 'HELP ME', '快帮我报警', 'sos']) expect(level(text)).toBe('P0');
    expect(level('救命啊这表格太难填')).toBe('none');
  });

  test('a sentence broken over two bubbles is read together', () => {
    expect(level('活了')).toBe('none');
    expect(detectSafety('活了', { recent: ['工资要不回来', '我真的不想'] }).kind).toBe('suicide');
    // What has been answered already is not answered again because something short follows.
    expect(detectSafety('好的', { recent: ['我要跳楼'] }).level).toBe('none');
  });
});

describe('disguise and slips', () => {
  test.each([
    '不 想 活 了',
    '不-想-活-了',
    '不😀想😀活😀了',
    '不想，活了',
    '我要跳　楼',
    '跳lou',
    'TIAO LOU',
    '想自s了',
    '想自沙',
    '我想自殺',
    '喝農藥',
    '打ｗｏ了，老板',
    'bu xiang huo le',
  ])('%s', (text) => {
    expect(level(text)).not.toBe('none');
  });
});
