import { otherStories } from './demo-stories-other';
import type { DemoStory } from './demo-story';

/** Answers that most stories share. Numbers beginning with 154 are not given out to anybody. */
const usual = {
  people: '就我一个',
  employment: '还在干',
  evidence: '微信聊天和转账记录',
  steps: '没找过',
  wish: '要回全部工资',
  period: '上个月的',
  phone: '不留',
  contactTime: '晚上下班后',
};

const arrearsStories: readonly DemoStory[] = [
  {
    opened: '6d 09:12',
    says: ['你好，我们工地十二个人的工资一直没发', '登记投诉'],
    answers: {
      ...usual,
      place: '苏州昆山',
      employer: '示例建筑劳务公司（演示）',
      amount: '一共欠86000元',
      period: '三个月',
      people: '12个人',
      evidence: '有考勤表和微信群里的工资单',
      steps: '只跟老板谈过，一直拖',
      phone: '15400000001',
    },
    then: [
      { when: '6d 09:25', file: '考勤表（演示）.pdf' },
      {
        when: '6d 11:05',
        by: 'demo-mediator',
        acts: [
          { note: '十二人同一工地，要求一致，按集体争议办。请他们先推两三个代表。' },
          { move: 'accepted' },
          { say: '您好，您的投诉我接了。请先推两三个代表，列个名单：姓名、欠几个月、多少钱。' },
          { hear: '好的，我们推了三个人，名单晚上发来' },
        ],
      },
      {
        when: '4d 14:30',
        by: 'demo-mediator',
        acts: [
          { note: '电话联系劳务公司，承认欠薪，说总包还没结算。' },
          { move: 'contacted' },
          { say: '公司承认欠薪了。过两天在街道调解室碰面，代表来两个人就行。' },
          { hear: '好，我们去' },
        ],
      },
      {
        when: '25m',
        by: 'demo-mediator',
        keep: true,
        acts: [{ move: 'mediating' }, { note: '总包同意到场，一起谈代发。' }],
      },
    ],
  },
  {
    opened: '35m',
    says: ['厂里欠我一个月工资没给', '登记投诉'],
    answers: {
      ...usual,
      place: '苏州吴江',
      employer: '示例电子厂（演示）',
      amount: '欠我4800元',
      period: '一个月',
    },
    then: [],
  },
  {
    opened: '6d 16:40',
    says: ['老板跑了，我们二十三个人的工资没人管', '登记投诉'],
    answers: {
      ...usual,
      place: '苏州吴江',
      employer: '示例纺织厂（演示）',
      amount: '大概欠15万',
      period: '两个月',
      people: '23个人',
      employment: '已经不干了',
      wish: '老板跑了，只想把工资要回来',
      phone: '15400000002',
    },
    then: [{ when: '5d 08:30', worker: '人工' }],
  },
  {
    opened: '12d 10:05',
    says: ['木工活干完了尾款一直不给', '登记投诉'],
    answers: {
      ...usual,
      place: '南京浦口',
      employer: '示例装饰公司（演示）',
      amount: '欠15000元',
      employment: '已经不干了',
      evidence: '有包工头写的欠条',
      phone: '15400000003',
    },
    then: [
      {
        when: '12d 15:00',
        by: 'demo-mediator-2',
        acts: [{ move: 'accepted' }, { note: '欠条有签字和日期，金额对得上。' }],
      },
      {
        when: '9d 10:00',
        by: 'demo-mediator-2',
        acts: [
          { move: 'contacted' },
          { move: 'mediating' },
          { note: '公司愿意分两次给，先付五千。' },
          { move: 'agreed' },
          { say: '谈成了：这个月先给五千，下个月底给一万，写进了协议。签字前把数字再看一遍。' },
          { hear: '看过了，没问题，谢谢' },
        ],
      },
      {
        when: '5d 09:30',
        by: 'demo-mediator-2',
        acts: [{ note: '第一笔五千已到账，等第二笔。' }, { move: 'performing' }],
      },
    ],
  },
  {
    opened: '20d 13:20',
    says: ['我在江阴打工，工资拖了两个月', '登记投诉'],
    answers: {
      ...usual,
      place: '无锡江阴',
      employer: '示例五金厂（演示）',
      amount: '欠9600元',
      period: '两个月',
      phone: '15400000004',
    },
    then: [
      { when: '19d 09:10', by: 'demo-mediator', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      {
        when: '15d 14:00',
        by: 'demo-mediator',
        acts: [{ move: 'mediating' }, { note: '厂方答应一周内付清。' }, { move: 'agreed' }],
      },
      {
        when: '2d 16:30',
        by: 'demo-mediator',
        acts: [{ move: 'fulfilled' }, { note: '本人说钱已到账，等回单再结案。' }],
      },
    ],
  },
  {
    opened: '28d 09:45',
    says: ['饭店欠我工资，不干了也不给结', '登记投诉'],
    answers: {
      ...usual,
      place: '无锡宜兴',
      employer: '示例饭店（演示）',
      amount: '欠5200元',
      employment: '已经不干了',
    },
    then: [
      { when: '27d 10:00', by: 'demo-mediator', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      { when: '24d 10:30', by: 'demo-mediator', acts: [{ move: 'agreed' }, { move: 'fulfilled' }] },
      {
        when: '22d 15:00',
        by: 'demo-mediator',
        acts: [{ move: 'closed', outcome: { kind: 'paid_full', amountRecovered: 5200, note: '当场转账。' } }],
      },
      {
        when: '8d 11:00',
        by: 'demo-supervisor',
        acts: [{ note: '电话回访：钱收到了，满意。' }, { move: 'followed_up' }],
      },
    ],
  },
  {
    opened: '3d 17:30',
    says: ['三十五个人被拖了四个月工资，都在武进的工地', '登记投诉'],
    answers: {
      ...usual,
      place: '常州武进',
      employer: '示例市政工程公司（演示）',
      amount: '一共大概欠42万',
      period: '四个月',
      people: '35个人',
      evidence: '有用工名册和考勤',
      steps: '打过市长热线',
      phone: '15400000005',
    },
    then: [
      {
        when: '3d 18:10',
        by: 'demo-supervisor',
        acts: [
          { note: '人多，已报分管领导，和住建一起看工资保证金。' },
          { move: 'accepted' },
          { say: '您好，这件事由我盯着。请选三到五个代表，别堵门堵路，明天上午我们去工地。' },
          { hear: '代表选好了，五个人。明天几点？' },
          { say: '上午九点，工地门口见。' },
        ],
      },
    ],
  },
  {
    opened: '15d 19:20',
    says: ['老板欠我三千块钱工资', '登记投诉'],
    answers: { ...usual, place: '常州新北', employer: '示例快递网点（演示）', amount: '欠3000元' },
    then: [
      { when: '14d 09:00', by: 'demo-mediator', acts: [{ move: 'accepted' }] },
      {
        when: '12d 09:20',
        by: 'demo-mediator',
        acts: [
          { say: '您好，我是调解员。老板说昨天把钱给您了，收到了吗？' },
          { hear: '收到了，三千块，不用办了' },
          { say: '钱到账就好。那我按您的意思撤回，以后有事再来找我们。' },
          { move: 'withdrawn', reason: '本人说单位已经付清，要求撤回' },
        ],
      },
    ],
  },
  {
    opened: '34d 08:50',
    says: ['做外墙的，工程款说没到，工资一直压着', '登记投诉'],
    answers: {
      ...usual,
      place: '徐州铜山',
      employer: '示例外墙工程队（演示）',
      amount: '欠26000元',
      period: '三个月',
      people: '6个人',
      employment: '已经不干了',
      phone: '15400000006',
    },
    then: [
      { when: '33d 10:00', by: 'demo-mediator-2', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      { when: '28d 14:00', by: 'demo-mediator-2', acts: [{ move: 'mediating' }, { move: 'agreed' }] },
      { when: '20d 16:00', by: 'demo-mediator-2', acts: [{ move: 'performing' }] },
      {
        when: '7d 15:40',
        by: 'demo-mediator-2',
        acts: [
          { move: 'fulfilled' },
          {
            move: 'closed',
            outcome: { kind: 'paid_part', amountRecovered: 20000, note: '余下六千本人同意年前付。' },
          },
        ],
      },
    ],
  },
  {
    opened: '24d 11:10',
    says: ['压了两个月工资不发', '登记投诉'],
    answers: {
      ...usual,
      place: '南通海门',
      employer: '示例织布厂（演示）',
      amount: '欠11000元',
      period: '两个月',
    },
    then: [
      {
        when: '23d 09:40',
        by: 'demo-mediator-2',
        acts: [{ move: 'accepted' }, { note: '厂方电话打不通，改天上门。' }],
      },
    ],
  },
  {
    opened: '90m',
    says: ['我在启东的工地，工资两个月没发了', '登记投诉'],
    answers: {
      ...usual,
      place: '南通启东',
      employer: '示例钢构公司（演示）',
      amount: '欠13500元',
      period: '两个月',
    },
    then: [{ when: '60m', worker: '人工' }],
  },
  {
    opened: '5d 10:30',
    says: ['厂里说效益不好，三个月只发生活费', '登记投诉'],
    answers: {
      ...usual,
      place: '南通如皋',
      employer: '示例机械厂（演示）',
      amount: '欠18000元',
      period: '三个月',
      people: '7个人',
      phone: '15400000007',
    },
    then: [],
  },
];

/** Every status, every level of urgency, six cities. */
export const DEMO_STORIES: readonly DemoStory[] = [...arrearsStories, ...otherStories];
