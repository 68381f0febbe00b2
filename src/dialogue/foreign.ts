import type { ReplyDraft, TurnInput } from '../contracts/dialogue';
import type { Knowledge } from '../contracts/knowledge';
import type { Topic } from '../contracts/topics';
import { sourceRef } from '../contracts/sources';

import type { Step } from './step';

/** A thing that workers come for, recognised in English by a handful of words and answered with the essentials. */
interface Subject {
  topic: Topic;
  words: RegExp;
  bubbles: (phone: string) => string[];
  /** Articles that the sentences rest on. */
  sources: readonly string[];
}

/**
 * In the order of what matters: whoever is hurt and unpaid hears about the hurt first. Danger to life or freedom has been
 * answered before, by the safety rules.
 */
const SUBJECTS: readonly Subject[] = [
  {
    topic: 'work_injury',
    words:
      /\b(injur(y|ed|ies)|hurt|wound(ed)?|bleed(ing)?|burn(ed|t)|accident|hospital|broke(n)? (my|his|her|leg|arm|bone)|fell (off|from|down)|cut (my|his|her|off))\b/i,
    bubbles: (phone) => [
      'Badly hurt: call 120 (ambulance) first. Keep the hospital papers, photos and names of witnesses.',
      `The employer must report a work injury within 30 days. If it does not, you can apply yourself within 1 year. Ask ${phone}.`,
    ],
    sources: ['GSBX-17'],
  },
  {
    topic: 'black_agency',
    words:
      /\b(passports?|identity cards?|id cards?|my id|papers|documents?|deposit)\b.*\b(keep|keeps|kept|took|take|taken|hold|holds|holding|held|back|return|refuse[sd]?|pay)\b|\b(keep|keeps|kept|took|take|taken|hold|holds|holding|held|return)\b.*\b(passports?|identity cards?|id cards?|my id|papers|documents?|deposit)\b/i,
    bubbles: (phone) => [
      'An employer may not keep your ID or other papers, and may not take a deposit. It has to give them back.',
      `Not given back, or not allowed to leave: call 110 (police). To report it: ${phone} or 12345, free of charge.`,
    ],
    sources: ['LHT-9', 'LHT-84'],
  },
  {
    topic: 'overtime_pay',
    words:
      /\b(over ?time|rest days?|(sundays?|saturdays?|weekends?|holidays?)\b.*\b(pay|paid|work(ed|ing)?))\b/i,
    bubbles: (phone) => [
      'Overtime pay is at least 1.5 times on a working day, 2 times on a rest day without time off instead, 3 times on a public holiday.',
      `Keep proof of the hours: clock-in records, work group messages. Not paid: report it to ${phone} or 12345, free of charge.`,
    ],
    sources: ['LDF-44'],
  },
  {
    topic: 'wage_arrears',
    words:
      /\b(unpaid|salary|salaries|wages?|owe[sd]?|owing|paycheck|payroll|money)\b|(\b(not|never|no|without|late|stop(ped)?|refus(e|es|ed))|n't)\b.{0,20}\b(pay|paid|paying)\b/i,
    bubbles: (phone) => [
      'Wages must be paid in full and on time. Keep proof: chats, transfers, attendance, photos of the place.',
      `Report it where you worked: ${phone} or 12345, free. The labour inspection decides within 5 working days whether it takes the case.`,
      'Arbitration is free, too. After leaving a job you have 1 year to apply. Legal aid: 12348.',
    ],
    sources: ['BZNMG-3', 'JCGD-18', 'TJZC-27', 'TJZC-53'],
  },
  {
    topic: 'dismissal',
    words:
      /\b(fired|dismiss(ed|al)?|sacked|laid off|lay ?off|terminat(ed?|ion)|lost my job|contract ended)\b/i,
    bubbles: (phone) => [
      'Do not sign what you cannot read. Keep the notice, your contract and messages. A dismissal against the law costs the employer double severance.',
      `Arbitration is free; apply within 1 year. Ask ${phone}, or legal aid 12348.`,
    ],
    sources: ['LHT-87', 'TJZC-27', 'TJZC-53'],
  },
  {
    topic: 'job_search',
    words:
      /\b(find|look(ing)? for|need|want|search(ing)?|any)\b.{0,20}\b(jobs?|work|vacanc(y|ies))\b|\bhiring\b/i,
    bubbles: (phone) => [
      `Public job services are free: ask ${phone}. Nobody may charge a deposit or keep your ID for a job.`,
    ],
    sources: ['JYCJ-35', 'LHT-9'],
  },
  {
    topic: 'no_contract',
    words: /\bcontracts?\b/i,
    bubbles: (phone) => [
      'The employer must sign a written contract with you within 1 month. Without one your work counts all the same, from the first day.',
      `After 1 month without a contract: double pay, for at most 11 months. Keep proof that you work there. Arbitration: within 1 year, free. Ask ${phone}.`,
    ],
    sources: ['LHT-7', 'LHT-10', 'LHT-82', 'TJZC-27'],
  },
  {
    topic: 'social_insurance',
    words: /\b(social (insurance|security)|pension|medical insurance)\b/i,
    bubbles: (phone) => [
      'The employer must register you for social insurance within 30 days. An agreement not to pay it does not count.',
      `Not paid: report it where you work, ${phone} or 12345, free of charge.`,
    ],
    sources: ['SBF-58', 'SBF-63', 'JCTL-11'],
  },
  {
    topic: 'legal_process',
    words:
      /\b(where|how|who|whom)\b.*\b(go|report|complain|help|sue|ask|address)\b|\blabou?r (bureau|office|inspection)\b|\barbitration\b|\blawyer\b/i,
    bubbles: (phone) => [
      `Go to the labour inspection (劳动监察) of the district where you worked, or call ${phone}. It is free, and it does not matter where you come from.`,
      'Show this there: “我要投诉，请帮我找劳动监察。我说英语。” Arbitration is free, too; legal aid: 12348.',
    ],
    sources: ['JCTL-13', 'TJZC-53'],
  },
];

/** Subjects that may be filed as a complaint. */
const COMPLAINTS: ReadonlySet<Topic> = new Set([
  'work_injury',
  'black_agency',
  'overtime_pay',
  'wage_arrears',
  'dismissal',
  'no_contract',
  'social_insurance',
  'legal_process',
]);
export const isComplaint = (topic: Topic | undefined): boolean =>
  topic !== undefined && COMPLAINTS.has(topic);

const REPORT =
  /^(please |ok(ay)?,? |yes,? )?((i|we) (want|would like|need|wish) to |let me |can i |i'd like to )?(please )?(report|file|complain|register|make a (report|complaint)|file a (report|complaint)|write a complaint)( it| this| my (boss|company|employer|case)| a (complaint|case)| them)?( please| now)?[.!?]*$/i;
/** True when a message asks, in English, to file. */
export const reportsInEnglish = (text: string): boolean => REPORT.test(text.trim());

/** What is asked in the middle of the English form: said in one or two bubbles. */
const ASIDES: readonly { words: RegExp; text: string; sources?: readonly string[] }[] = [
  {
    words: /\b(cost|costs|fee|fees|free|charge|money for (this|it))\b/i,
    text: 'It is free. Nobody may ask you for money for it.',
  },
  {
    words:
      /\b(boss|employer|company|they|he|she)\b.{0,24}\b(know|find out|see|told?|hear)\b|anonym|secret|confiden|private/i,
    text: 'Only the people who work on your case see it. To get your own wages, the employer has to know whose they are. Revenge for a complaint is punished.',
    sources: ['JCTL-9'],
  },
  {
    words: /\bhow (long|many days|soon|fast)\b|\bwhen (will|do|can)\b/i,
    text: 'The labour inspection decides within 5 working days whether it takes the case, and has 60 working days to look into it. I cannot promise when money comes.',
    sources: ['JCGD-18', 'JCTL-17'],
  },
  {
    words: /\b(record(ing)?s?|photos?|screenshots?|chats?|wechat|proof|evidence|witness(es)?)\b/i,
    text: 'Chats, transfers, recordings, photos, attendance, a work card, a witness: all of it is proof. Keep the originals and do not delete chats.',
  },
];

const ASKS = /[?？]\s*$|^(how|what|when|where|who|why|can|could|do|does|did|will|is|are|may|should)\b/i;
/** True when an English message is put as a question. */
export const asksInEnglish = (text: string): boolean => ASKS.test(text.trim());

/** A question in the middle of the English form; null for what is none, or has no answer here. */
export function englishAside(text: string, knowledge: Knowledge): ReplyDraft[] | null {
  if (!asksInEnglish(text)) return null;
  const cite = (ids: readonly string[]): Pick<ReplyDraft, 'sources'> => {
    const sources = ids.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
    return sources.length > 0 ? { sources } : {};
  };
  const aside = ASIDES.find(({ words }) => words.test(text));
  if (aside) return [{ text: aside.text, ...cite(aside.sources ?? []) }];
  const subject = SUBJECTS.find(({ words }) => words.test(text));
  if (!subject) return null;
  const bubbles = subject.bubbles(knowledge.bureauPhone).slice(0, 2);
  return bubbles.map((said, i) => ({
    text: said,
    ...(i === bubbles.length - 1 ? cite(subject.sources) : {}),
  }));
}

const PERSON =
  /\b(talk|speak|chat)(ing)? (to|with) (a |an |the |some |any)?(real |human |live )?(person|human|someone|somebody|one|staff|agent|people|operator)\b|\b(real|live) (person|human)\b|\bhuman (agent|please|help|being)\b|\bcall me\b|\bcustomer service\b/i;

/** A wish for a person, in English. */
export const asksForPersonInEnglish = (text: string): boolean => PERSON.test(text);

/** What a message that is not Chinese is told, and what it is about where that was recognised. */
export interface ForeignAnswer {
  replies: ReplyDraft[];
  topic: Topic | null;
}

/**
 * The essentials, in English. What is written neither in Chinese nor in English is answered in both: whoever cannot read
 * one may read the other, or show it to somebody; the numbers stand in figures.
 */
export function foreignAnswer(text: string, language: 'en' | 'other', knowledge: Knowledge): ForeignAnswer {
  const phone = knowledge.bureauPhone;
  if (language === 'other') {
    return {
      topic: null,
      replies: [
        {
          text: `This line reads Chinese and a little English. Workers' help: ${phone} (labour bureau) or 12345 (24 hours); ask for your language.`,
        },
        {
          text: `我看得懂中文和一点英文。请工友帮您写中文，或打${phone}、12345（24小时）。危险打110，受伤打120，找人回“人工”。`,
        },
        emergency(),
      ],
    };
  }
  if (THANKS.test(text.trim())) return { topic: null, replies: [WELCOME] };
  const subject = SUBJECTS.find(({ words }) => words.test(text));
  if (!subject) return { topic: null, replies: [...general(phone), emergency()] };
  const sources = subject.sources.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
  return {
    topic: subject.topic,
    replies: [...subject.bubbles(phone).map((bubble) => ({ text: bubble })), { ...emergency(), sources }],
  };
}

const THANKS =
  /^(many |ok(ay)?,? )?(thanks?|thank you|thx|bye|good ?bye|ok(ay)?|great|good)( you)?( very much| so much| a lot)?[.! ]*$/i;
const WELCOME: ReplyDraft = {
  text: 'You are welcome. If there is more, just write. In danger: 110 (police), 120 (ambulance).',
};

const general = (phone: string): ReplyDraft[] => [
  {
    text: 'This line helps workers in Jiangsu: unpaid wages, injuries, dismissal, overtime, jobs. Say in a few words what happened.',
  },
  {
    text: `By phone: ${phone} (labour bureau) or 12345 (24 hours). They may have somebody who speaks your language. A person here: reply “人工”.`,
  },
];

const emergency = (): ReplyDraft => ({
  text: 'In danger: 110 (police) or 120 (ambulance). For a person here, reply “人工” or “human”.',
  quickReplies: ['人工'],
});

/** Whoever asked for a person in another language is told in English, too, that one comes. */
export function toldInEnglish(step: Step, input: TurnInput): Step {
  const isForeign = input.understanding.language !== 'zh' || step.state.language === 'en';
  if (!isForeign || step.kind !== 'human') return step;
  const text = step.opened
    ? `A person has been called. Write here what happened, in your own language. Keep this code: ${input.fresh.receipt}.`
    : 'A person has been called and can read all of this. In danger call 110.';
  return { ...step, replies: [...step.replies, { text }] };
}
