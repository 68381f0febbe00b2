import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaDate } from '../../src/shared/clock';
import { dateIn, datesIn } from '../../src/skills/common/coming-dates';
import { bareCount, countOf, readWhole } from '../../src/skills/common/numerals';
import { originOf } from '../../src/skills/common/origins';
import { jiangsuPlace, regionOf, stopName, stopOf } from '../../src/skills/common/stops';
import { KNOWLEDGE } from '../support/dialogue-builders';

const TODAY = '2026-11-24';
const CITIES = KNOWLEDGE.cities;

describe('dates that lie ahead', () => {
  // Lunar new year is 2027-02-06; the twelfth lunar month before it has 29 days.
  test.each([
    ['正月初八走', '2027-02-13'],
    ['大年初六', '2027-02-11'],
    ['初十来', '2027-02-15'],
    ['腊月二十六', '2027-02-02'],
    ['腊月廿八', '2027-02-04'],
    ['除夕', '2027-02-05'],
    ['元宵节后', '2027-02-20'],
    ['2月15号', '2027-02-15'],
    ['十二月一号', '2026-12-01'],
    ['12.5', '2026-12-05'],
    ['2027-01-03', '2027-01-03'],
    ['2027年1月3日', '2027-01-03'],
    ['30号', '2026-11-30'],
    ['3号', '2026-12-03'],
    ['下个月5号', '2026-12-05'],
    ['今天', '2026-11-24'],
    ['明天一早', '2026-11-25'],
    ['大后天', '2026-11-27'],
    ['三天后', '2026-11-27'],
    ['周三', '2026-11-25'],
    ['周一', '2026-11-30'],
    ['下周六', '2026-12-05'],
    ['元旦', '2027-01-01'],
  ])('should read %p as %p', (text, date) => expect(dateIn(text, TODAY)).toBe(date));

  test.each(['没定', '3个人', '6000块', '2月30号', '腊月三十', '13800001111', '二号楼', '看安排'])(
    'should find no day in %p',
    (text) => expect(dateIn(text, TODAY)).toBeUndefined(),
  );

  it('should take the nearest one when it may be past', () => {
    expect(dateIn('11月20号到的', TODAY, 'nearest')).toBe('2026-11-20');
    expect(dateIn('20号到的', TODAY, 'nearest')).toBe('2026-11-20');
    expect(dateIn('前天', TODAY, 'nearest')).toBe('2026-11-22');
    expect(dateIn('12月31号', '2027-01-03', 'nearest')).toBe('2026-12-31');
  });

  it('should find several days in their order', () => {
    expect(datesIn('腊月二十二走，初十来', TODAY).map(({ date }) => date)).toEqual([
      '2027-01-29',
      '2027-02-15',
    ]);
  });

  it('should never read a day before today when it is to come, whatever day it is', () => {
    const days = fc.date({ min: new Date('2021-01-01'), max: new Date('2034-12-31'), noInvalidDate: true });
    const words = fc.constantFrom('正月初八', '腊月二十', '3月5号', '31号', '周五', '元旦', '初一', '除夕');
    fc.assert(
      fc.property(days, words, (at, text) => {
        const today = chinaDate(at);
        const date = dateIn(text, today);
        return date === undefined || date >= today;
      }),
    );
  });
});

describe('whole numbers', () => {
  test.each([
    ['12', 12],
    ['1,200', 1200],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['两', 2],
    ['仨', 3],
    ['一百二', 120],
    ['一百零二', 102],
    ['三百六十五', 365],
    ['两千五', 2500],
    ['一万二', 12_000],
    ['几', undefined],
    ['十百', undefined],
    ['', undefined],
  ])('should read %p as %p', (said, value) => expect(readWhole(said)).toBe(value));

  it('should read every number up to 9999 as it is said', () => {
    const han = (n: number): string => {
      const digits = '零一二三四五六七八九';
      const units = ['', '十', '百', '千'];
      const text = [...String(n)]
        .map((d, i, all) => (d === '0' ? '零' : `${digits[Number(d)]}${units[all.length - 1 - i]}`))
        .join('');
      return text.replace(/零+$/, '').replace(/零+/g, '零');
    };
    for (let n = 1; n <= 9999; n += 1) expect([n, readWhole(han(n))]).toEqual([n, n]);
  });

  it('should count what is asked for and nothing else', () => {
    expect(countOf('缺三十个普工，工资6000', '个人|人|名|个')).toBe(30);
    expect(countOf('正月初八走', '个人|人')).toBeUndefined();
    expect(bareCount('大概二十来个人吧')).toBe(20);
    expect(bareCount('就3个')).toBe(3);
    expect(bareCount('明天再说')).toBeUndefined();
  });
});

describe('places of a journey', () => {
  test.each([
    ['河南周口扶沟县', { province: '河南', prefecture: '周口' }],
    ['周口', { province: '河南', prefecture: '周口' }],
    ['贵州', { province: '贵州' }],
    ['内蒙古包头', { province: '内蒙古', prefecture: '包头' }],
    ['火星', undefined],
  ])('should know where %p is', (text, origin) => expect(originOf(text)).toEqual(origin));

  test.each([
    ['昆山', { city: '苏州', district: '昆山' }],
    ['苏州', { city: '苏州' }],
    ['南京鼓楼', { city: '南京', district: '鼓楼' }],
    // Nanjing and Xuzhou both have one: nothing is guessed.
    ['鼓楼', undefined],
    ['昆明', undefined],
  ])('should know the office of %p', (text, place) => expect(jiangsuPlace(text, CITIES)).toEqual(place));

  it('should read back the fuller of the two names, and send the entry to the office at the work end', () => {
    const home = stopOf('河南周口扶沟县', CITIES);
    const work = stopOf('昆山', CITIES);
    expect([stopName(home), stopName(work)]).toEqual(['河南周口扶沟县', '苏州昆山']);
    expect(regionOf(work, home)).toEqual({ city: '苏州', district: '昆山' });
    expect(regionOf(home, work)).toEqual({ city: '苏州', district: '昆山' });
    expect(regionOf(home)).toEqual({});
  });
});
