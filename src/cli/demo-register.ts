import type { When } from './demo-story';

/** Somebody who signs up for something; `settle` is what the office made of it. */
export interface DemoSignUp {
  at: When;
  /** Everything they write, in order. */
  says: string[];
  settle?: { status: 'done' | 'rejected'; note: string };
}

/** Invented people and firms, by conversations like anybody's. Numbers are of a range that nobody has. */
export const DEMO_SIGN_UPS: readonly DemoSignUp[] = [
  {
    at: '3d 09:12',
    says: ['我要报名坐返岗的大巴，从河南周口到苏州昆山，10天后走，3个人', '13800000001', '同意', '对'],
  },
  {
    at: '2d 20:40',
    says: ['我要报名坐返岗的大巴，从河南周口到苏州昆山，10天后走，40个人', '13800000002', '同意', '对'],
    settle: { status: 'done', note: '排在1号车，已打电话通知。' },
  },
  {
    at: '2d 08:05',
    says: ['我要报名坐返岗的大巴，从安徽阜阳到无锡江阴，8天后走，5个人', '不留', '同意', '对', '不坐车了'],
  },
  { at: '1d 19:30', says: ['返乡返岗登记表怎么填', '不回，留下过年', '回原来的岗位'] },
  { at: '1d 21:02', says: ['返乡返岗登记表怎么填', '打算回', '腊月二十六', '正月初八', '没想好'] },
  {
    at: '1d 10:20',
    says: [
      '我要发个招工信息',
      '示例服装有限公司',
      '缝纫工',
      '5个',
      '苏州昆山',
      '6000到8000一个月',
      '早8点到晚6点，一周休一天',
      '包吃包住',
      '没定',
      '13800000003',
      '同意',
      '对',
    ],
  },
  {
    at: '1d 15:45',
    says: [
      '厂里缺三十个普工，帮忙登记',
      '示例电子有限公司',
      '无锡新吴',
      '5500一个月',
      '年后就要，长期',
      '13800000004',
      '同意',
      '对',
    ],
    settle: { status: 'rejected', note: '与上周登记的重复，已合并。' },
  },
];
