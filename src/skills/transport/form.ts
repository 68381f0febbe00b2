import type { FormSpec } from '../../contracts/skill';
import { agree, count, day, phone, stop, withoutConsent } from '../common/sign-up';
import { journeyIn } from './journey';

/** Days after which the sign-up is deleted; said when consent is asked. */
export const KEEP_DAYS = 90;

/** Somebody who does not want the seat any more; the form or the sign-up ends with it. */
export const NOT_RIDING =
  /不(想)?坐(那|这)?(趟|个)?车了|车(我|我们)?不坐了|不(用|需要|要)(坐)?(包车|专车|大巴|那个?车|返岗车)了|(取消|撤了|撤掉|退掉|退了)(我的|那个|这个|返岗)?(报名|座位?|车票|车|预约)|(报名|座位)(取消|撤|退)(了|掉)?|不跟车了|^(取消吧?|算了)?[，,\s]*不坐了[。.!！]?$|不报(名|车)了/;

export const transportForm: FormSpec = {
  id: 'transport',
  title: '登记坐车',
  correctionExamples: '“从周口走”“正月初八”“三个人”',
  subject: 'return_transport',
  asides: {
    where: '不用跑，在这里说完就报上了。在哪上车，排了车由当地告诉您。',
    how: '不用跑，在这里说完就报上了。',
    bring: '报名不用带东西，也别发身份证号。',
    cost: '在这里报名不收钱。车票收不收钱，由当地定，打12333问。',
    money: '在这里报名不收钱。车票收不收钱，由当地定，打12333问。',
    howLong: '排不排得上、哪天走，由当地定，我不能保证。',
  },
  unanswered: '有没有车、收不收钱，由当地定，打12333问。',
  stops: { words: NOT_RIDING, skill: 'transport-cancel' },
  ends: withoutConsent,
  slots: [
    stop({
      name: 'origin',
      label: '从哪走',
      prompts: ['从哪里上车？哪个省、哪个市县？', '就说上车的地方，比如“河南周口扶沟县”。'],
      said: (text) => journeyIn(text).from,
    }),
    stop({
      name: 'destination',
      label: '到哪',
      prompts: ['到哪里下车？哪个市、哪个区县？', '就说到哪，比如“苏州昆山”。'],
      said: (text) => journeyIn(text).to,
    }),
    day({
      name: 'date',
      label: '哪天走',
      prompts: ['想哪天走？', '说个往后的日子，比如“正月初八”“2月15号”。没定就说“没定”。'],
      quickReplies: ['正月初六', '正月初八', '没定'],
      said: () => true,
    }),
    count({
      name: 'headcount',
      label: '几个人',
      unit: '个人|人|位|名|口人|口|个',
      shown: '个人',
      most: 2000,
      said: true,
      prompts: ['一共几个人坐？连您自己。', '就说人数，比如“3个人”。'],
      quickReplies: ['就我一个', '2个人', '3个人'],
    }),
    phone(['留个手机号，有车好通知您。不想留也行。', '手机号没看清，再发一遍。不想留就说“不留”。']),
    agree([
      `这些要交给当地人社和客运排车，只用来排车，${KEEP_DAYS}天后删。同意吗？`,
      '要您说一声同意，我才能报上去。不同意就不报，什么都不留。',
    ]),
  ],
};
