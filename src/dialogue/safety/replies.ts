import type { ReplyDraft } from '../../contracts/dialogue';
import type { SafetyFinding } from '../../contracts/understanding';
import { FIRST_WORDS, type FirstWords } from './first-words';
import { CRISIS_LEVELS, isCrisisKind } from './kinds';

export interface SafetyReplyOptions {
  /** The bureau's own line; left out when empty. */
  bureauPhone: string;
  /** The same crisis was answered before: say it in other words. */
  repeated?: boolean;
  language?: 'zh' | 'en' | 'other';
  /** False when nobody can be told just now: then it is not claimed. */
  alerted?: boolean;
}

/** For a danger that we cannot name: the numbers all the same. */
const UNNAMED: FirstWords = {
  zh: ['有危险先打110，受伤打120。想找人说话打12356。', '110、120随时能打。12356有人陪你说话。'],
  en: [
    'In danger call 110, hurt call 120. To talk, call 12356.',
    'Call 110 or 120 at any time; 12356 to talk.',
  ],
};

const ASK_SAFE = {
  zh: [
    '你现在安全吗？人在哪里？方便就发个位置，不方便就不用说。',
    '现在怎么样，安全吗？在哪？回一两个字也行。',
  ],
  en: [
    'Are you safe now? Where are you? Only if you can say.',
    'How is it now, are you safe? One word is enough.',
  ],
} as const;
const ALERT = {
  zh: ['我现在通知值班的人。我不走，你慢慢说。', '我现在通知值班的人再看一遍。我一直在。'],
  en: [
    'I am telling the person on duty now. I am staying here.',
    'I am telling the person on duty again. I am here.',
  ],
} as const;
const ASK_CALM = {
  zh: ['你现在安全吗？说一声，我接着帮你。', '现在好点没有，安全吗？'],
  en: ['Are you safe now? Tell me, then I will help with the rest.', 'Is it better now? Are you safe?'],
} as const;

/** Told of long ago, of somebody else or with a laugh: help is shown, and then asked. "没有" means safe here. */
export const ASK_UNSURE = {
  zh: ['你是说现在有危险吗？没有就说一声，我接着帮你。', '现在有危险吗？回一两个字就行。'],
  en: ['Do you mean there is danger right now? If not, tell me and I will go on.', 'Is there danger now?'],
} as const;

/**
 * Most likely nothing, but a person may be in danger: one bubble that needs no answer, and the business goes on. "有危险"
 * is an alarm of its own when it comes back.
 */
const PERHAPS = {
  zh: '你是说现在有危险吗？有就打110，受伤打120，心里难受打12356，或回我“有危险”。没有就不用管。',
  en: 'In danger now? Call 110, hurt 120, to talk 12356. If not, I will go on.',
} as const;

/** Kinds in which the bureau itself can do something: its line is shown when nobody is dying. */
const BUREAU_HELPS: ReadonlySet<string> = new Set([
  'minor_worker',
  'electric_height_hazard',
  'pregnancy',
  'id_withheld',
  'job_fraud',
]);

/**
 * The first words in a crisis, at most three bubbles of at most 80 characters: the number to call, then whether they are
 * safe and where, then that a person is being told. No form, no lecture, no promise.
 * The alert itself is the caller's: P0 and P1 raise it, P2 only shows where help is.
 */
export function safetyReplies(finding: SafetyFinding, options: SafetyReplyOptions): ReplyDraft[] {
  if (finding.level === 'none') return [];
  const language = options.language === 'en' ? 'en' : 'zh';
  if (finding.level === 'P2' && !isCrisisKind(finding.kind)) return [{ text: PERHAPS[language] }];
  const words = isCrisisKind(finding.kind) ? FIRST_WORDS[finding.kind] : UNNAMED;
  const variant = options.repeated ? 1 : 0;
  const bubbles: string[] = [words[language][variant]];
  if (finding.level === 'P0') {
    bubbles.push(ASK_SAFE[language][variant]);
    if (options.alerted !== false) bubbles.push(ALERT[language][variant]);
  }
  if (finding.level === 'P1') {
    bubbles.push((isLowered(finding) ? ASK_UNSURE : ASK_CALM)[language][variant]);
  }
  if (finding.level !== 'P0' && options.bureauPhone && BUREAU_HELPS.has(finding.kind ?? '')) {
    bubbles.push(bureauLine(options.bureauPhone, language));
  }
  return bubbles.map((text) => ({ text }));
}

/** Less urgent than its kind would be, or no kind at all. */
const isLowered = ({ level, kind }: SafetyFinding): boolean =>
  !isCrisisKind(kind) || CRISIS_LEVELS[kind] < level;

function bureauLine(phone: string, language: 'zh' | 'en'): string {
  const besides = phone === '12333' ? '' : language === 'en' ? ', or 12333' : '，也可打12333';
  return language === 'en' ? `The labour bureau: ${phone}${besides}.` : `人社局的电话：${phone}${besides}。`;
}
