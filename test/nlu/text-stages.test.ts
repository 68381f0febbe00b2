import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitClauses } from '../../src/nlu/clauses';
import { dropColour, dropCourtesy, speakEmoji } from '../../src/nlu/courtesy';
import { detectLanguage } from '../../src/nlu/language';
import { MAX_MATCHED_CHARS, buildCharTable, normalise } from '../../src/nlu/normalise';
import { frequentWords } from '../../src/nlu/segment';
import { parseSoundTable, readPinyin } from '../../src/nlu/sound';

describe('normalise', () => {
  const table = buildCharTable('錢發', '钱发');

  test.each([
    ['ＡＰＰ　１２', 'app 12'],
    ['錢沒發！！', '钱沒发'],
    ['😭工资😭没发😭', '工资 没发'],
    ['\u0000\u200b', ''],
  ])('should turn %j into %j', (text, expected) => {
    expect(normalise(text, table)).toBe(expected);
  });

  test('should bound the work and keep both ends of a long text', () => {
    const out = normalise(`开头${'中'.repeat(50_000)}结尾`);
    expect(out.length).toBeLessThanOrEqual(MAX_MATCHED_CHARS + 1);
    expect(out.startsWith('开头') && out.endsWith('结尾')).toBe(true);
  });

  test('should refuse a table whose lines differ in length', () => {
    expect(() => buildCharTable('錢', '')).toThrow(/differ/);
  });

  test('should be idempotent for any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        (s) => normalise(normalise(s)) === normalise(s),
      ),
    );
  });
});

describe('courtesy and colour', () => {
  test.each([
    ['你好 请问工伤怎么赔', '工伤怎么赔'],
    ['律师你好 我想咨询一下离职的事', '离职的事'],
    ['你好', '你好'],
    ['在吗', '在吗'],
  ])('should open "%s" as "%s"', (text, expected) => {
    expect(dropCourtesy(text)).toBe(expected);
  });

  test('should make particles and gaps invisible anywhere', () => {
    const base = dropColour('老板不给工资怎么办');
    for (const particle of ['的', '了', '呢', ' ', '啊']) {
      for (let at = 0; at <= 9; at++) {
        expect(
          dropColour(`老板不给工资怎么办`.slice(0, at) + particle + `老板不给工资怎么办`.slice(at)),
        ).toBe(base);
      }
    }
  });

  test('should leave something of a message that is all particles', () => {
    expect(dropColour('了了')).toBe('了了');
  });
});

describe('pictures', () => {
  test.each([
    ['👍🏻', '好的'],
    ['🙏🙏', '谢谢'],
    [' 😊 ', '你好'],
    ['😭', ''],
    ['🔪', ''],
    ['。。。', ''],
  ])('%s should say %s, and of pain nothing is guessed', (picture, words) => {
    expect(speakEmoji(picture)).toBe(words);
  });
});

describe('sound', () => {
  const table = parseSoundTable('# comment\nzi 资子\nzhi 知\nqian 欠钱\nxin 薪\nxing 行\ngong 工公');

  test('should give homophones and dialect twins one number', () => {
    const of = (c: string): number => table.byChar[c.charCodeAt(0)] as number;
    expect(of('公')).toBe(of('工'));
    expect(of('知')).toBe(of('子'));
    expect(of('行')).toBe(of('薪'));
    expect(of('欠')).not.toBe(of('工'));
    expect(of('囧')).toBe(0);
  });

  test('should read typed pinyin whole or not at all', () => {
    expect(readPinyin('qianxin', table)).toEqual([table.bySpelling.get('qian'), table.bySpelling.get('xin')]);
    expect(readPinyin('hello', table)).toBeNull();
    expect(readPinyin('qianx', table)).toBeNull();
  });
});

test('the dictionary filter should keep frequent words only, also without a final line break', () => {
  const kept = frequentWords(Buffer.from('工资 50 n\n罕 2 n\n老板 10 n'), 10);
  expect(Buffer.from(kept).toString()).toBe('工资 50 n\n老板 10 n\n');
});

describe('clauses', () => {
  test('should split at punctuation and at words that open a second matter', () => {
    expect(splitClauses('工资没发给我，还有就是社保也没交')).toEqual(['工资没发给我', '还有就是社保也没交']);
    expect(splitClauses('工资没发')).toEqual([]);
  });
});

describe('language', () => {
  test.each([
    ['老板欠我工资', 'zh'],
    ['qian xin', 'zh'],
    ['我的KTV工资', 'zh'],
    ['12345', 'zh'],
    ['😭', 'zh'],
    ['', 'zh'],
    ['How do I get my unpaid wages?', 'en'],
    ['help me please', 'en'],
    ['My boss did not pay 工资', 'en'],
    ['Мне не платят зарплату', 'other'],
    ['月給をもらっていません', 'other'],
    ['월급을 못 받았어요', 'other'],
    ['Tôi chưa được trả lương', 'other'],
  ])('should take %j for %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
