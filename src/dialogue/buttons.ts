/** Where a button leads: an answer, a job to begin, a person, or a short invitation to go on talking. */
export type Lead =
  | { to: 'intent'; intent: string }
  | { to: 'skill'; skill: string }
  | { to: 'file' | 'status' | 'human' | 'addition' | 'followUp' }
  | { to: 'say'; text: string; quickReplies?: readonly string[] };

/** Answers by the labels that lead to them. A label is two or three words: too little for the model to be sure of. */
const INTENTS: Readonly<Record<string, readonly string[]>> = {
  'case_status.lost_receipt': ['码丢了', '回执码丢了'],
  'case_status.how_long': ['要多久'],
  'case_status.slow': ['嫌太慢'],
  'legal_process.evidence': ['要哪些证据', '还要什么证据'],
  'legal_process.arbitrate_how': ['去仲裁怎么走'],
  'legal_process.lawsuit_enforce': ['支付令是什么'],
  'legal_process.complain_where': ['怕老板报复', '举报冒名'],
  'employer_stabilization.refund': ['稳岗返还'],
  'employer_stabilization.work_as_training': ['以工代训'],
  'employer_stabilization.training_advance': ['企业培训补贴', '培训补贴预拨', '还能申请什么', '算留工比例'],
  'employer_stabilization.shortage': ['缺工怎么办', '缺工怎么登记', '能发岗位吗'],
  'employer_stabilization.lend_workers': ['余缺调剂'],
  'employer_stabilization.stay_reward': ['留工奖励'],
  'return_transport.arrival_register': ['工地实名登记'],
  'return_transport.point_to_point': ['有没有包车', '点对点包车', '返岗的车怎么坐', '报名坐车', '改报名'],
  'return_transport.cancel_seat': ['不坐车了'],
  'return_transport.ticket': ['自己买不到票'],
  'return_transport.company_bus': ['厂里答应没报'],
  'holiday_pay.which_days': ['哪几天是三倍'],
  'holiday_pay.shutdown_pay': ['停工工资', '停工工资怎么发'],
  'holiday_pay.spring_festival': ['过年加班几倍工资'],
  'holiday_pay.sick_personal_leave': ['想请病假'],
  'overtime_pay.how_calc': ['算加班费', '加班怎么算'],
  'dismissal.fired': ['说我旷工'],
  'dismissal.forced_out': ['单位不让上班'],
  'discrimination.region_ethnic': ['被嫌是外地人'],
  'black_agency.employer_deposit': ['对方要我先交钱', '被要求先交钱才上班'],
  'black_agency.id_kept': ['证被扣了'],
  'work_injury.what_counts': ['干活弄伤的', '是干活伤的'],
  'social_insurance.transfer_check': ['社保的事'],
  'wage_arrears.not_paid': ['老板欠我工资', '钱没给怎么办'],
  'relief.temporary_relief': ['临时救助', '怎么申请临时救助', '生活困难', '我生活困难'],
  'relief.no_food': ['没饭吃'],
  'relief.stranded': ['没钱买票', '没钱走', '没钱回家'],
  'relief.visit': ['想有人来看看'],
  'stay_subsidy.general': ['我说在哪个市', '查我们市的政策', '今年有没有', '有没有补贴', '有没有别的补贴'],
  'stay_subsidy.activities': ['留下过年的活动'],
  'stay_subsidy.not_paid_to_me': ['单位不把补贴给我'],
  'job_search.find_job': ['帮我找岗位', '帮我找新岗位', '先找个工作', '看看岗位', '我说城市和工种'],
  'job_search.near_home': ['先看附近的', '我说住哪个县'],
  'job_search.flexible': ['我说城市和时间'],
  'job_search.public_post': ['我说在哪个县'],
  'job_search.job_fair': ['招聘会在哪'],
  'job_search.register': ['怎么登记求职'],
  'training_subsidy.find_course': ['找培训', '想找培训班', '找免费的班', '想学做生意'],
  'training_subsidy.choose_skill': ['想学个手艺', '还没证，想学', '我说想学啥', '想学什么我来说'],
  'training_subsidy.course_fee': ['收不收钱'],
  'training_subsidy.subsidy_progress': ['补贴一直没到'],
  'greeting_smalltalk.abilities': ['你能做什么'],
};

/** Jobs that begin from a button alone: what the label means is no subject of its own. */
const SKILLS: Readonly<Record<string, readonly string[]>> = {
  'service-131': ['131', '131服务', '要131服务', '131做到哪了', '别记台账了'],
  guidance: ['做职业指导'],
  'guidance-booking': ['约职业指导'],
  'guidance-cancel': ['不约指导了'],
  relief: ['转给街道和救助站', '登记求助', '我要登记求助', '登记救助', '我要登记救助', '我要求助'],
  'relief-cancel': ['不用转了'],
  visit: ['登记上门看看'],
  'visit-cancel': ['不用来看了'],
  'job-push': ['有合适的再告诉我', '别再推了'],
};

const COMMANDS: Readonly<Record<'file' | 'status' | 'human' | 'addition' | 'followUp', readonly string[]>> = {
  file: ['我来登记', '我要登记', '我说我在哪', '我有截图', '单位答应没给', '我要反映'],
  status: ['再发一次码', '我有回执码', '查我的进度'],
  human: ['我要重开', '我要删信息', '换一个人', '街道不受理', '信息被泄露', '停掉推送，找人工', '转人工'],
  addition: ['补充材料', '加几个工友', '换电话'],
  followUp: ['回访'],
};

const TELL = '好，您说，一句两句都行。';
const SAYINGS: Readonly<Record<string, { text: string; quickReplies?: readonly string[] }>> = {
  还有事要问: { text: '好，您说，什么事？' },
  先把事情写下: { text: TELL },
  先在这里说: { text: TELL },
  我再说一次: { text: TELL },
  我家人替我说: { text: '好，让家里人写，错别字不要紧。' },
  现在不方便接: { text: '好，不打。什么时候方便，写在这里就行。' },
  不用了: { text: '好。还有事就直接讲。' },
  不参加: { text: '好，不参加没关系。还有事就直接讲。' },
  换个说法: { text: '哪一句没看懂？把那句发给我。想听人讲，回“人工”。', quickReplies: ['人工'] },
  有危险: { text: '马上打110，受伤打120。人在哪、出了什么事？能说就说。', quickReplies: ['人工'] },
  老板逼我撤: {
    text: '别怕，不用撤。有人吓您、堵您，打110。想让人帮着说，回“人工”。',
    quickReplies: ['人工'],
  },
  先停一停: { text: '好，先放着，不撤。想好了再说，登记的还在。' },
  是干活引起的: {
    text: '那归我管。是工钱没给、受了伤，还是被辞了？',
    quickReplies: ['工资没发', '干活弄伤的', '突然被辞退'],
  },
};

const LEADS: ReadonlyMap<string, Lead> = new Map<string, Lead>([
  ...Object.entries(INTENTS).flatMap(([intent, labels]) =>
    labels.map((label): [string, Lead] => [label, { to: 'intent', intent }]),
  ),
  ...Object.entries(SKILLS).flatMap(([skill, labels]) =>
    labels.map((label): [string, Lead] => [label, { to: 'skill', skill }]),
  ),
  ...Object.entries(COMMANDS).flatMap(([to, labels]) =>
    labels.map((label): [string, Lead] => [label, { to: to as keyof typeof COMMANDS }]),
  ),
  ...Object.entries(SAYINGS).map(([label, say]): [string, Lead] => [label, { to: 'say', ...say }]),
]);

/** The lead of a message that is exactly a button's label; null for anything else. */
export const leadOf = (text: string): Lead | null => LEADS.get(text.trim()) ?? null;
