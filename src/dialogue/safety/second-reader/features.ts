/**
 * What the second reader looks at: pieces of up to three characters, pairs of characters that stand near each other, and
 * the same once more with people, places, tools and parts of the body replaced by their kind, so that what was learnt of
 * 工头 and 钢管 holds for 组长 and 铁锹, too.
 */

/** Weights are looked up by a hash of the piece: 20 bits, few enough to keep in memory, enough to keep pieces apart. */
const HASH_BITS = 20;
export const TABLE_SIZE = 1 << HASH_BITS;

/** A message is read through a window of about one thought, so that one clause of danger in a long story counts. */
const WINDOW = 28;
/** Long texts: a new window begins only after so many characters, which keeps the work linear. */
const STRIDE = 10;
const LONGEST_PIECE = 3;
const WIDEST_GAP = 3;
const WIDEST_CLASS_GAP = 4;

const CLASSES: readonly (readonly [mark: string, words: RegExp])[] = [
  [
    'K',
    /老公|老婆|媳妇|丈夫|爸爸|妈妈|爸妈|爸|妈|爹|娘|父亲|母亲|父母|儿子|女儿|闺女|姑娘|娃娃|娃|孩子|小孩|弟弟|妹妹|哥哥|姐姐|弟|妹|哥|姐|叔叔|叔|舅舅|舅|侄子|外甥|孙子|爷爷|奶奶|对象|女朋友|男朋友|家人|家里人|表弟|表妹|堂弟|老人|男人|丫头|宝宝/g,
  ],
  ['W', /工友们?|老乡|同事|朋友|师傅|室友|同屋|兄弟们?|老[张李王刘陈赵]|小[张李王刘陈赵]/g],
  [
    'B',
    /老板娘|老板|包工头|工头|组长|主管|经理|领班|班长|带班的?|监工|保安|门卫|厂长|车间主任|主任|店长|老总|领导|上司|中介|房东|甲方|项目部|公司|厂里|他们|对方|人家|那帮人/g,
  ],
  ['M', /我们|我|俺们|俺|咱们|咱|大家|大伙/g],
  ['N', /[0-9]+|[一二三四五六七八九十两几百千万]+(?=[个天月年号层楼块岁人多点度米根斤])/g],
  ['T', /现在|刚刚|刚才|今天|今晚|昨天|昨晚|明天|马上|已经/g],
  ['D', /菜刀|砍刀|刀子?|棍子|棍|钢管|铁锹|扳手|锤子|砖头|皮带|斧头|匕首|铁链|酒瓶/g],
  ['R', /宿舍|房间|屋里|屋子|工厂|车间|仓库|厂房|工棚|地下室|集装箱|铁皮房|出租屋|园区|院子|板房|厂子|厂/g],
  ['H', /楼顶|天台|顶楼|房顶|屋顶|塔吊|脚手架|架子|大桥|桥上|阳台|窗台|烟囱|吊篮|高空/g],
  [
    'Y',
    /手指头|手指|指头|手掌|手臂|胳膊|手腕|大腿|小腿|膝盖|脑袋|眼睛|肚子|脖子|后背|肋骨|骨头|腿|脚|腰|头|脸|胸/g,
  ],
  ['P', /农药|敌敌畏|百草枯|老鼠药|安眠药|毒药|硫酸|汽油|药片/g],
  ['X', /不让|不准|不许|不给|不放|不肯/g],
  ['Z', /没有|没/g],
];

/** A message of few known pieces says little: so many are added to their number before their sum is divided. */
const LITTLE_EVIDENCE = 30;

/**
 * Longer windows have more pieces; dividing their sum by the root of their number keeps short and long comparable.
 * Learning and reading must divide alike.
 */
export const evidenceScale = (known: number): number => Math.sqrt(known + LITTLE_EVIDENCE);

const ofClass = (text: string): string =>
  CLASSES.reduce((out, [mark, words]) => out.replace(words, mark), text);

/** The windows of a text as `readText` leaves it, each with the places in the table that it touches, none twice. */
export function readWindows(zh: string): Int32Array[] {
  return windows(zh.replace(/·+/g, '·')).map(piecesOf);
}

function windows(zh: string): string[] {
  const clauses = zh.split('|').flatMap(cut);
  const out: string[] = [];
  let sinceLast = STRIDE;
  for (let i = 0; i < clauses.length; i++) {
    if (sinceLast >= STRIDE) {
      let window = clauses[i]!;
      let next = i + 1;
      while (next < clauses.length && window.length + clauses[next]!.length <= WINDOW) {
        window += `|${clauses[next++]!}`;
      }
      out.push(window);
      if (next >= clauses.length) break;
      sinceLast = 0;
    }
    sinceLast += clauses[i]!.length;
  }
  return out;
}

/** Speech to text comes without commas: such a clause is read in overlapping parts. */
function cut(clause: string): string[] {
  if (clause.length <= WINDOW) return [clause];
  const parts: string[] = [];
  for (let from = 0; from < clause.length - STRIDE; from += WINDOW / 2) {
    parts.push(clause.slice(from, from + WINDOW));
  }
  return parts;
}

/** Begins the hash of each sort of piece, so that the same characters as piece, pair or class stay apart. */
const SEEDS = { piece: 0x811c9dc5, pair: 0x2f0b4c47, classPiece: 0x51ed270b, classPair: 0x7a3e9d11 } as const;

function piecesOf(window: string): Int32Array {
  const places = new Set<number>();
  addPieces(`^${window}$`, SEEDS.piece, SEEDS.pair, WIDEST_GAP, places);
  addPieces(`^${ofClass(window)}$`, SEEDS.classPiece, SEEDS.classPair, WIDEST_CLASS_GAP, places);
  return Int32Array.from(places);
}

function addPieces(
  text: string,
  pieceSeed: number,
  pairSeed: number,
  gap: number,
  places: Set<number>,
): void {
  for (let i = 0; i < text.length; i++) {
    let hash = pieceSeed;
    for (let n = 0; n < LONGEST_PIECE && i + n < text.length; n++) {
      hash = mix(hash, text.charCodeAt(i + n));
      places.add(place(hash));
    }
    const first = mix(pairSeed, text.charCodeAt(i));
    for (let g = 2; g <= gap && i + g < text.length; g++)
      places.add(place(mix(first, text.charCodeAt(i + g))));
  }
}

/** FNV-1a over 16-bit characters. */
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) | 0;

function place(hash: number): number {
  let x = hash ^ (hash >>> 13);
  x = Math.imul(x, 0x5bd1e995);
  return (x ^ (x >>> 15)) & (TABLE_SIZE - 1);
}
