import type { DemoStory } from './demo-story';

/** Answers that most of these stories share. */
const usual = {
  people: '就我一个',
  employment: '还在干',
  evidence: '微信聊天记录',
  wish: '按规定办',
  phone: '不留',
  contactTime: '都行',
};

/** Complaints about anything but unpaid wages, and people in danger. Part of `DEMO_STORIES`. */
export const otherStories: readonly DemoStory[] = [
  {
    opened: '130m',
    says: ['我们四个人在苏州昆山的示例包装厂，被锁在宿舍不让出来，门口有人看着'],
    answers: {},
    then: [],
  },
  {
    opened: '3d 21:10',
    says: ['徐州邳州的工地，工友从架子上摔下来了，流了好多血'],
    answers: {
      ...usual,
      kind: '工伤的事',
      employer: '示例劳务队（演示）',
      happened: '从架子上摔下来，腿上流血',
    },
    then: [
      {
        when: '3d 21:16',
        by: 'demo-mediator-2',
        acts: [
          { say: '120打了吗？先别搬动他。告诉我工地在哪条路，我帮你们联系。' },
          { note: '已确认120到场，人清醒，送县医院。' },
          { hear: '救护车到了，人醒着，谢谢' },
          { move: 'accepted' },
        ],
      },
      {
        when: '15m',
        by: 'demo-mediator-2',
        keep: true,
        acts: [{ move: 'contacted' }, { note: '单位愿意先垫医药费，提醒一个月内报工伤。' }],
      },
    ],
  },
  {
    opened: '1d 18:20',
    says: ['常州武进的工地不给钱，工友说再不给就爬塔吊'],
    answers: {
      ...usual,
      place: '常州武进',
      employer: '示例总包公司（演示）',
      amount: '欠200000元',
      period: '两个月',
      people: '20个人',
    },
    then: [
      {
        when: '1d 18:30',
        by: 'demo-supervisor',
        acts: [
          { say: '我是值班的，千万别上去，钱能要回来，人不能出事。我现在联系工地和街道。' },
          { move: 'accepted' },
          { note: '已劝下，街道和公安在场，没有人受伤。' },
        ],
      },
    ],
  },
  {
    opened: '7d 20:00',
    says: ['上班半年了没签劳动合同，怎么办？', '登记投诉'],
    answers: {
      ...usual,
      kind: '劳动合同的事',
      place: '苏州工业园区',
      employer: '示例物业公司（演示）',
      happened: '去年进来的，一直说补签，到现在没签',
      wish: '补签合同',
    },
    then: [
      {
        when: '6d 10:20',
        by: 'demo-mediator',
        acts: [
          { move: 'accepted' },
          { say: '收到了。请把入职时间、工牌、工资到账记录准备一下。' },
          { hear: '工牌和银行流水都有' },
        ],
      },
    ],
  },
  {
    opened: '9d 15:15',
    says: ['中介收了我八百块押金，工作没找到也不退', '登记投诉'],
    answers: {
      ...usual,
      kind: '中介、押金、扣证件的事',
      place: '苏州昆山',
      employer: '示例人力中介（演示）',
      happened: '说交押金就进厂，等了十天没消息，钱不退',
      wish: '把押金退给我',
    },
    then: [
      {
        when: '8d 09:30',
        by: 'demo-mediator',
        acts: [{ move: 'accepted' }, { note: '查这家有没有人力资源服务许可证。' }, { move: 'contacted' }],
      },
    ],
  },
  {
    opened: '11d 14:00',
    says: ['公司突然把我辞退了，什么都没给', '登记投诉'],
    answers: {
      ...usual,
      kind: '辞退、补偿的事',
      place: '南京江宁',
      employer: '示例食品公司（演示）',
      happened: '干了三年，上周口头通知不用来了',
      wish: '要补偿',
      phone: '15400000008',
    },
    then: [
      { when: '10d 09:00', by: 'demo-mediator-2', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      {
        when: '4d 15:20',
        by: 'demo-mediator-2',
        acts: [{ move: 'mediating' }, { note: '公司同意按三个月工资补偿，等盖章。' }, { move: 'agreed' }],
      },
    ],
  },
  {
    opened: '10d 09:05',
    says: ['公司一直不给我交社保', '登记投诉'],
    answers: {
      ...usual,
      kind: '社保的事',
      place: '南京江宁',
      employer: '示例保洁公司（演示）',
      happened: '干了两年，从来没交过社保',
      wish: '补交社保',
    },
    then: [
      {
        when: '9d 16:00',
        by: 'demo-mediator-2',
        acts: [
          { move: 'accepted' },
          { move: 'transferred', transferTo: '社保征缴部门（演示）', reason: '补缴由社保征缴部门核定' },
        ],
      },
    ],
  },
  {
    opened: '26d 10:10',
    says: ['干活把手压伤了，单位不给报工伤', '登记投诉'],
    answers: {
      ...usual,
      kind: '工伤的事',
      place: '南京六合',
      employer: '示例模具厂（演示）',
      happened: '上个月开冲床压伤手指，厂里说自己不小心',
      evidence: '病历和工友作证',
      wish: '认定工伤',
    },
    then: [
      { when: '25d 09:00', by: 'demo-mediator-2', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      {
        when: '13d 14:10',
        by: 'demo-mediator-2',
        acts: [
          { move: 'mediating' },
          { note: '单位不认劳动关系，谈不拢。本人可以自己申请认定，一年内都行。' },
          { move: 'failed', reason: '单位不承认劳动关系' },
        ],
      },
    ],
  },
  {
    opened: '18d 22:15',
    says: ['周末加班从来没有加班费，合法吗？', '登记投诉'],
    answers: {
      ...usual,
      kind: '工时、休假、加班的事',
      place: '无锡新吴',
      employer: '示例光电公司（演示）',
      happened: '每个星期六都上班，没给过加班费',
      wish: '补加班费',
    },
    then: [
      { when: '17d 10:00', by: 'demo-mediator', acts: [{ move: 'accepted' }, { move: 'agreed' }] },
      {
        when: '10d 11:30',
        by: 'demo-mediator',
        acts: [
          { move: 'fulfilled' },
          { move: 'closed', outcome: { kind: 'paid_full', amountRecovered: 2760 } },
        ],
      },
    ],
  },
  {
    opened: '8d 12:30',
    says: ['招工说不要我们那个地方的人', '登记投诉'],
    answers: {
      ...usual,
      kind: '被歧视的事',
      place: '无锡新吴',
      employer: '示例仓储公司（演示）',
      happened: '招聘的说不要外地某个地方的人',
      wish: '让他们改掉',
      evidence: '没有',
    },
    then: [
      {
        when: '6d 09:50',
        by: 'demo-mediator',
        acts: [
          { note: '本人不记得招工的地方和时间，联系不上发广告的人。' },
          { move: 'rejected', reason: '说的单位查不到，请补充招工广告或聊天记录后再提' },
        ],
      },
    ],
  },
  {
    opened: '45d 09:30',
    says: ['干了一年没签劳动合同，怎么办？', '登记投诉'],
    answers: {
      ...usual,
      kind: '劳动合同的事',
      place: '徐州邳州',
      employer: '示例板材厂（演示）',
      happened: '一直没签，问就说下个月',
      wish: '补签合同',
    },
    then: [
      { when: '44d 10:00', by: 'demo-mediator-2', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      {
        when: '40d 14:00',
        by: 'demo-mediator-2',
        acts: [
          { move: 'agreed' },
          { move: 'fulfilled' },
          { move: 'closed', outcome: { kind: 'agreement', note: '已经补签，本人拿到一份。' } },
        ],
      },
      { when: '30d 10:00', by: 'demo-supervisor', acts: [{ move: 'followed_up' }, { move: 'archived' }] },
    ],
  },
  {
    opened: '30d 17:00',
    says: ['怀疑是因为提意见被公司开除了', '登记投诉'],
    answers: {
      ...usual,
      kind: '辞退、补偿的事',
      place: '南通如皋',
      employer: '示例制衣厂（演示）',
      happened: '提了几次加班的事，就说我不适合，让我走',
      wish: '要赔偿',
    },
    then: [
      { when: '29d 09:00', by: 'demo-mediator-2', acts: [{ move: 'accepted' }, { move: 'contacted' }] },
      {
        when: '16d 15:00',
        by: 'demo-mediator-2',
        acts: [
          { move: 'mediating' },
          { move: 'failed', reason: '赔偿数额差得多' },
          { move: 'closed', outcome: { kind: 'to_arbitration', note: '已帮忙写好仲裁申请书。' } },
        ],
      },
    ],
  },
];
