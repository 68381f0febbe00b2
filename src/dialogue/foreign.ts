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
];

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
  const subject = SUBJECTS.find(({ words }) => words.test(text));
  if (!subject) return { topic: null, replies: [...general(phone), emergency()] };
  const sources = subject.sources.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
  return {
    topic: subject.topic,
    replies: [...subject.bubbles(phone).map((bubble) => ({ text: bubble })), { ...emergency(), sources }],
  };
}

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
  if (input.understanding.language === 'zh' || step.kind !== 'human') return step;
  const text = step.opened
    ? `A person has been called. Write here what happened, in your own language. Keep this code: ${input.fresh.receipt}.`
    : 'A person has been called and can read all of this. In danger call 110.';
  return { ...step, replies: [...step.replies, { text }] };
}
