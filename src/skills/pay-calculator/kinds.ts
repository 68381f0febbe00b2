import type { Kind } from './facts';

/** The calculation that belongs to an intent; an intent of another name is told by the words. */
const BY_INTENT: Readonly<Record<string, Kind>> = {
  'overtime_pay.how_calc': 'overtime',
  'overtime_pay.unpaid': 'overtime',
  'overtime_pay.rest_day': 'overtime',
  'overtime_pay.piece_part': 'overtime',
  'holiday_pay.festival_pay': 'overtime',
  'holiday_pay.spring_festival': 'overtime',
  'holiday_pay.which_days': 'overtime',
  'holiday_pay.annual_leave': 'annual_leave',
  'holiday_pay.annual_leave_pay': 'annual_leave',
  'holiday_pay.shutdown_pay': 'stoppage',
  'no_contract.double_wage': 'double_wage',
  'dismissal.how_much': 'severance',
  'wage_arrears.how_much': 'arrears',
  'wage_arrears.min_wage': 'minimum_wage',
};

const BY_WORDS: readonly [RegExp, Kind][] = [
  [/试用期.*(转正|\d{2}%|[五六七八九]成|打[五六七八九]折|\d{4})|转正.*试用期/, 'probation'],
  [/最低工资/, 'minimum_wage'],
  [
    /(一个?月|每个?月|月工资|月薪|工资)(才|就|只|给|发|拿|开|是)*\d{4}.*(合(?:不合)?法|违法|犯法|低不低)/,
    'minimum_wage',
  ],
  [/(双倍|二倍|两倍)工资|没签.{0,4}合同.{0,12}(双倍|两倍|二倍)/, 'double_wage'],
  [/年休假|年假/, 'annual_leave'],
  [
    /加班费|加班工资|(国庆|五一|春节|除夕|年三十|元旦|清明|端午|中秋|初[一二三]|周[六日末]).{0,20}(上了?.{0,3}班|值班|加班).{0,40}(多少|几倍)/,
    'overtime',
  ],
  [
    /(差|欠|该给|应给|该拿|该得|能拿|要拿|拿到)(了|我们?|俺们?|到|回)*多少(钱|工钱|工资)?|[帮给]我算|算不清|还(差|欠|剩)(我|下)?多少|少(给)?(了)?我多少|多少没(拿|给|结|发)|(应该|应当|该)(给|发|拿|得|结|付)(给|清)?(我们?|到)?多少/,
    'arrears',
  ],
  [
    /经济补偿|赔偿金|补偿金|n\+1|2n|(补偿|赔偿|不续|不(想|给|跟)我?(给我)?(续|签)|辞退|开除|裁|解除).{0,60}((应该|该|要)?(给|赔|补)(我)?(几个月|多少)|给(得|的)(对不对|够不够|少))|(不续签?|辞退|开除|裁掉?|解除|炒了).{0,8}[补赔](偿)?(多少|几)/i,
    'severance',
  ],
];

/** So many pieces were made: all of their pay is asked for, unless overtime is spoken of. */
const PIECES = /(做|干|生产|完成|加工)(了|出)?[\d一二两三四五六七八九十百千万]+(多)?(件|个)/;

/** Which calculation a message is about; null when it is about none. */
export function kindOf(intent: string, text: string): Kind | null {
  const plain = text.normalize('NFKC');
  const byIntent = BY_INTENT[intent];
  if (
    intent === 'overtime_pay.piece_part' &&
    !/加班|超|定额|以外|周[六日末]|节/.test(plain) &&
    PIECES.test(plain)
  )
    return 'arrears';
  if (byIntent) return byIntent;
  return BY_WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
