const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];
/** From here on the groups run out; nobody's wages do. */
const MOST = 1_000_000_000_000;

/**
 * An amount as it is written out on papers that are signed: 12000 → 人民币壹万贰仟元整, 1005.5 → 人民币壹仟零伍元伍角. The
 * rules are those of 支付结算办法 annex 1: a run of zeros inside is one 零, 整 follows yuan and jiao, not fen.
 *
 * @param yuan at most two decimals are read; from 0 to below 10¹²
 * @throws RangeError for anything else
 */
export function writeOut(yuan: number): string {
  if (!Number.isFinite(yuan) || yuan < 0 || yuan >= MOST) throw new RangeError('not an amount of money');
  const fenTotal = Math.round(yuan * 100);
  const whole = Math.floor(fenTotal / 100);
  const jiao = Math.floor(fenTotal / 10) % 10;
  const fen = fenTotal % 10;
  const front = whole === 0 && fenTotal > 0 ? '' : `${integer(whole)}元`;
  if (jiao === 0 && fen === 0) return `人民币${front}整`;
  const zero = front !== '' && jiao === 0 ? '零' : '';
  const small = `${jiao > 0 ? `${DIGITS[jiao]}角` : ''}${fen > 0 ? `${DIGITS[fen]}分` : '整'}`;
  return `人民币${front}${zero}${small}`;
}

function integer(value: number): string {
  if (value === 0) return '零';
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let text = '';
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] ?? 0;
    if (group === 0) continue;
    // Zeros between two groups, or at the head of one, are read once.
    const gap = text !== '' && (group < 1000 || (groups[index + 1] ?? 0) === 0);
    text += `${gap ? '零' : ''}${fourDigits(group)}${GROUPS[index]}`;
  }
  return text;
}

function fourDigits(group: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) zero = text !== '';
    else {
      text += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
      zero = false;
    }
  }
  return text;
}
