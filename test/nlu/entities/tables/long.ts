import type { Said } from './table';

const NOW = '2026-11-24';

/** Whole messages: several things at once, no punctuation, dialect, typing faults. */
export const LONG: readonly Said[] = [
  [
    '你好我在昆山花桥一个工地上做木工老板姓李欠我两万三从去年10月欠到现在打电话也不接',
    {
      city: '苏州',
      district: '昆山',
      trade: '木工',
      construction: true,
      employerText: '老板姓李',
      amountOwed: 23_000,
      periodFrom: '2025-10-01',
      periodTo: NOW,
    },
  ],
  [
    '我老家徐州沛县的 今年3月来苏州相城这边扎钢筋 一天320 干了55天 就给了3000生活费 还欠14600',
    {
      city: '苏州',
      district: '相城',
      trade: '钢筋工',
      construction: true,
      dailyWage: 320,
      days: 55,
      amountOwed: 14_600,
      periodFrom: '2026-03-01',
    },
  ],
  [
    '我们一拢8个人在常州武进做外墙保温的包工头姓周一共欠我们九万六到现在一分没给',
    {
      headcount: 8,
      city: '常州',
      district: '武进',
      trade: '保温工',
      construction: true,
      employerText: '包工头姓周',
      amountOwed: 96_000,
    },
  ],
  [
    '我是10月15号离职的厂里8月9月两个月工资没给一个月五千五',
    {
      resignedOn: '2026-10-15',
      periodFrom: '2026-08-01',
      periodTo: '2026-09-30',
      monthsOwed: 2,
      monthlyWage: 5500,
    },
  ],
  [
    '老扳托欠公资 三个月了 每月6000 总共一万八 我在南通通州做缝纫工',
    {
      monthsOwed: 3,
      monthlyWage: 6000,
      amountOwed: 18_000,
      city: '南通',
      district: '通州',
      trade: '缝纫工',
      construction: false,
    },
  ],
  [
    '俺是河南嘞在徐州铜山工地上绑钢筋工头差俺八千多块恁说弄啥',
    {
      city: '徐州',
      district: '铜山',
      trade: '钢筋工',
      construction: true,
      amountOwed: 8000,
      amountApprox: true,
    },
  ],
  [
    '伲勒拉盛泽织布厂里做生活老板三个月勿发工钿哉',
    { city: '苏州', district: '吴江', trade: '纺织工', construction: false, monthsOwed: 3 },
  ],
  [
    '不把钱 扬州江都那个船厂 做打磨工 十来个人 一人欠个万把块',
    {
      city: '扬州',
      district: '江都',
      trade: '船厂工',
      construction: false,
      headcountMin: 10,
      amountOwed: 10_000,
      amountApprox: true,
    },
  ],
  [
    '差起我两万多 老板跑脱了 我在南京六合修路 电话13912345678',
    {
      amountOwed: 20_000,
      amountApprox: true,
      city: '南京',
      district: '六合',
      trade: '市政工',
      construction: true,
      phone: '13912345678',
    },
  ],
  [
    '我在無錫江陰一家電子廠做普工，欠我三個月工資，每月5200元，共15600元',
    {
      city: '无锡',
      district: '江阴',
      trade: '普工',
      construction: false,
      monthsOwed: 3,
      monthlyWage: 5200,
      amountOwed: 15_600,
    },
  ],
  [
    '我跟我老婆在太仓浏河给人家装修 说好一天三百五 两个人 干了20天 他就给了4000 剩下的一万不给了',
    {
      headcount: 2,
      city: '苏州',
      district: '太仓',
      trade: '装修工',
      construction: true,
      dailyWage: 350,
      days: 20,
      amountOwed: 10_000,
    },
  ],
  [
    '在美团站点跑单 站长扣我1200 上个月工资四千六也没发',
    {
      trade: '外卖骑手',
      construction: false,
      employerText: '美团站点',
      amountOwed: 4600,
      periodFrom: '2026-10-01',
      periodTo: '2026-10-31',
    },
  ],
  [
    '2026年5月6日入职，9月30日离职，月薪6500，公司拖欠8月、9月工资共13000元，在南京市栖霞区',
    {
      periodFrom: '2026-08-01',
      periodTo: '2026-09-30',
      resignedOn: '2026-09-30',
      monthlyWage: 6500,
      amountOwed: 13_000,
      city: '南京',
      district: '栖霞',
    },
  ],
  [
    '我在盐城滨海的江苏宏图新能源有限公司上班 国庆上了3天班 没给三倍 一个月4800',
    {
      city: '盐城',
      district: '滨海',
      employerText: '江苏宏图新能源有限公司',
      periodFrom: '2026-10-01',
      periodTo: '2026-10-03',
      monthlyWage: 4800,
      days: 3,
    },
  ],
  [
    '您好 我身份证320102199001011234 电话15951234567 欠我工资7800',
    { phone: '15951234567', amountOwed: 7800 },
  ],
  [
    '打过12345也打过12333 都让我找你们 园区的厂 欠我4个月 我工号20331',
    { ambiguous: ['园区'], monthsOwed: 4 },
  ],
  [
    '去年腊月在淮安洪泽干的瓦工活 二十来天 说好一天280 到现在一毛钱没见着',
    {
      periodFrom: '2026-01-19',
      periodTo: NOW,
      city: '淮安',
      district: '洪泽',
      trade: '瓦工',
      construction: true,
      days: 20,
      dailyWage: 280,
    },
  ],
  [
    '整个班组三十几号人 从6月份到现在 一共欠了四十多万 总包是中建八局',
    {
      headcountMin: 30,
      construction: true,
      periodFrom: '2026-06-01',
      periodTo: NOW,
      amountOwed: 400_000,
      amountApprox: true,
      employerText: '中建八局',
    },
  ],
];
