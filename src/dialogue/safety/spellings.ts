/**
 * Other spellings of the words that matter: pinyin whole or in part ("tiao lou", "跳lou"), initials that people use to
 * slip past filters, homophones and slips of the input method. Each row: the right form, its syllables, and whole
 * spellings beside them.
 */
const PINYIN: readonly (readonly [word: string, syllables: string])[] = [
  ['不想活了', 'bu xiang huo le'],
  ['不想活', 'bu xiang huo'],
  ['活不下去', 'huo bu xia qu'],
  ['活着没意思', 'huo zhe mei yi si'],
  ['想死', 'xiang si'],
  ['死了算了', 'si le suan le'],
  ['自杀', 'zi sha'],
  ['跳楼', 'tiao lou'],
  ['跳河', 'tiao he'],
  ['跳江', 'tiao jiang'],
  ['割腕', 'ge wan'],
  ['喝农药', 'he nong yao'],
  ['农药', 'nong yao'],
  ['上吊', 'shang diao'],
  ['楼顶', 'lou ding'],
  ['救命', 'jiu ming'],
  ['打我', 'da wo'],
  ['被打', 'bei da'],
  ['打人', 'da ren'],
  ['不让走', 'bu rang zou'],
  ['不让我走', 'bu rang wo zou'],
  ['不让我们走', 'bu rang wo men zou'],
  ['锁门', 'suo men'],
  ['锁起来', 'suo qi lai'],
  ['没收手机', 'mo shou shou ji'],
  ['身份证', 'shen fen zheng'],
  ['扣身份证', 'kou shen fen zheng'],
  ['传销', 'chuan xiao'],
  ['捅死', 'tong si'],
  ['杀了他', 'sha le ta'],
  ['砍死', 'kan si'],
  ['放火', 'fang huo'],
  ['同归于尽', 'tong gui yu jin'],
  ['着火', 'zhao huo'],
  ['煤气', 'mei qi'],
  ['中毒', 'zhong du'],
  ['晕倒', 'yun dao'],
  ['中暑', 'zhong shu'],
  ['食物中毒', 'shi wu zhong du'],
  ['没有', 'mei you'],
  ['老板', 'lao ban'],
  ['辞退', 'ci tui'],
  ['不给饭吃', 'bu gei fan chi'],
  ['关起来', 'guan qi lai'],
  ['快来', 'kuai lai'],
  ['流血', 'liu xue'],
  ['手断了', 'shou duan le'],
  ['怀孕', 'huai yun'],
  ['强奸', 'qiang jian'],
  ['摸我', 'mo wo'],
  ['性骚扰', 'xing sao rao'],
  ['家暴', 'jia bao'],
  ['没饭吃', 'mei fan chi'],
  ['没地方住', 'mei di fang zhu'],
  ['童工', 'tong gong'],
  ['高利贷', 'gao li dai'],
  ['缅甸', 'mian dian'],
  ['缅北', 'mian bei'],
  ['刷单', 'shua dan'],
  ['裸聊', 'luo liao'],
  ['堵门', 'du men'],
  ['拉横幅', 'la heng fu'],
  ['塔吊', 'ta diao'],
  ['报警', 'bao jing'],
  ['先走一步', 'xian zou yi bu'],
  ['遗书', 'yi shu'],
  ['跳下去', 'tiao xia qu'],
  ['起火', 'qi huo'],
  ['爆炸', 'bao zha'],
  ['塌了', 'ta le'],
  ['触电', 'chu dian'],
  ['手指', 'shou zhi'],
  ['眼睛', 'yan jing'],
  ['全是血', 'quan shi xue'],
  ['出血', 'chu xue'],
  ['昏迷', 'hun mi'],
  ['叫不醒', 'jiao bu xing'],
  ['绑架', 'bang jia'],
  ['关着', 'guan zhe'],
  ['出不去', 'chu bu qu'],
  ['逃不掉', 'tao bu diao'],
  ['拿刀', 'na dao'],
  ['打死', 'da si'],
  ['砍人', 'kan ren'],
  ['弄死', 'nong si'],
  ['烧炭', 'shao tan'],
  ['头晕', 'tou yun'],
  ['没钱吃饭', 'mei qian chi fan'],
  ['睡桥洞', 'shui qiao dong'],
  ['十四岁', 'shi si sui'],
  ['十五岁', 'shi wu sui'],
];

/** Initials and homophones, as they are seen in messages; the right side is what is meant. */
const SLIPS: readonly (readonly [spelling: string, word: string])[] = [
  ['跳搂|跳喽|条楼|tl楼|t楼|跳l(?![a-z])|挑楼|跳lo', '跳楼'],
  ['自沙|自s(?![a-z])|自鲨|自刹|z杀|zs(?=了|吧|算)|紫砂(?!壶|锅|杯|煲|茶|厂|陶|器|泥)', '自杀'],
  [
    '不想活le?(?![a-z])|不想活勒|不想火了|不想或了|不象活了|不相活了|布想活了|不想活啦|不想活喽|不想活咯|不想活嘞',
    '不想活了',
  ],
  ['[不布补][想像象相向享响][活火伙获或](?=了|啦)', '不想活'],
  ['[招找照]火了', '着火了'],
  ['踏方|塔方|踏下来|塔下来', '塌方'],
  ['[处出]电了|触[店垫]', '触电了'],
  ['一[样养氧氯][华化话画][碳炭探]|一氧化炭', '一氧化碳'],
  ['中[读独渎]了|种毒', '中毒了'],
  ['[爆报暴抱][诈榨]|[报暴抱]炸', '爆炸'],
  ['[留刘]血|[留刘流]雪', '流血'],
  ['[婚混浑]迷|昏[米谜]', '昏迷'],
  ['[云运允]倒', '晕倒'],
  ['[船传穿][肖消萧](?!息|失|费|化|防)|船销|穿销', '传销'],
  ['[报抱暴][井景]|抱警|暴警', '报警'],
  ['[率帅摔]下[莱来]', '摔下来'],
  ['中[署鼠薯]|种暑', '中暑'],
  ['(?:(?<=我|他|工友|^)(?:的)?手段了)(?=$|[|]|快|好|血|救|怎么)', '手断了'],
  ['活不下区|活不下曲|或不下去|活补下去|火不下去|活不下去le', '活不下去'],
  ['喝农要|喝农葯|喝浓药|喝弄药|喝nong药', '喝农药'],
  ['割碗|割万|割婉|ge腕|隔腕', '割腕'],
  ['打wo|da我|打窝(?=了|的|们)', '打我'],
  ['身分证|身份正|身份政|sfz', '身份证'],
  ['救名啊|救明|就命啊|救my', '救命'],
  ['强间|强j|qj(?=我|了|她)|强建(?=我|了|她)', '强奸'],
  ['老版(?=打|娘|不|把|摸|要|扣)|老扳|laoban|老ban|lb(?=打|不|扣)', '老板'],
  ['工投(?=打|把|摸)|gongtou', '工头'],
  ['杀人(?=放火)', '杀人'],
  ['桶死', '捅死'],
  ['煤汽|没气中毒|媒气', '煤气'],
  ['怀运(?!动)|怀云|怀韵', '怀孕'],
  ['晕到了', '晕倒了'],
  ['电打了|店到了(?=人)', '电打了'],
];

const parts: [RegExp, string][] = [];
for (const [word, syllables] of PINYIN) {
  const characters = [...word];
  // One way through: each place holds the character or its syllable, and at least one syllable is spelt.
  const places = syllables.split(' ').map((syllable, i) => `(?:${characters[i]}|${syllable})`);
  parts.push([new RegExp(places.join(''), 'g'), word]);
}
const SLIP_RULES: [RegExp, string][] = SLIPS.map(([spelling, word]) => [new RegExp(spelling, 'g'), word]);

/** Signs that say the word itself. */
const SIGNS: readonly (readonly [sign: string, word: string])[] = [
  ['🔪', '刀'],
  ['🩸', '血'],
  ['🆘', '救命'],
];

/** Puts the word for a picture that stands for it, before pictures are dropped. */
export function readSigns(text: string): string {
  return /[🔪🩸🆘]/u.test(text)
    ? SIGNS.reduce((out, [sign, word]) => out.replaceAll(sign, word), text)
    : text;
}

/** Rewrites pinyin to characters. Only called for messages that hold Latin letters. */
export function spellOut(text: string): string {
  return parts.reduce((out, [spelling, word]) => out.replace(spelling, word), text);
}

const SLIP_GATE =
  /[跳条挑搂自紫沙鲨想活或火喝割隔打身份救就强老工桶煤汽没媒怀晕店杀不布补招找照踏塔处出触碳炭探毒中种炸诈榨留刘雪婚混浑昏云运允船传穿报抱暴率帅手]|zs|qj|sfz|lb|laoban|gongtou/;

/** Mends slips of the input method and words spelt to slip past filters. */
export function mendSlips(text: string): string {
  if (!SLIP_GATE.test(text)) return text;
  return SLIP_RULES.reduce((out, [spelling, word]) => out.replace(spelling, word), text);
}
