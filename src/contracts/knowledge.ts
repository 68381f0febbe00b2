import type { Intent } from './content';
import type { Topic } from './topics';
import type { Verdict } from './verdict';

export type Confidence = 'verified' | 'single-source' | 'unverified';

export interface LawArticle {
  id: string;
  law: string;
  article: string;
  effective: string;
  plain: string;
  confidence: string;
}

/** A subsidy rule of a place and a year. */
export interface Policy {
  id: string;
  province: string;
  city: string | null;
  district: string | null;
  year: number;
  kind: string;
  amount: string;
  who: string[];
  payTo: string;
  conditions: string;
  howToApply: string;
  confidence: string;
  expired: boolean;
  validFrom?: string | null;
  validTo?: string | null;
  /** Past this day it counts as unknown until somebody has checked it again. */
  reviewBy?: string | null;
  reviewer?: string;
}

export interface District {
  code: string;
  name: string;
  short: string;
  aliases: string[];
}
export interface City extends District {
  districts: District[];
}

export interface Job {
  id: string;
  title: string;
  trade: string;
  city: string;
  district: string | null;
  employer: string;
  payMin: number;
  payMax: number;
  payUnit: 'month' | 'day' | 'hour' | 'piece';
  hours: string;
  board: boolean;
  lodging: boolean;
  nightShift: boolean;
  type: string;
  requirements: string;
  validTo: string;
  reviewBy?: string | null;
  reviewer?: string;
  sample: boolean;
}

export interface Training {
  id: string;
  title: string;
  trades: string[];
  city: string | null;
  online: boolean;
  days: number;
  validTo: string;
  reviewBy?: string | null;
  reviewer?: string;
  sample: boolean;
}

/** Monthly minimum wage of a province by class of place (一类…三类), yuan; only verified figures. */
export interface MinimumWage {
  name: string;
  from: string;
  to: string | null;
  monthly: Readonly<Record<string, number>>;
}

export interface Hotline {
  number: string;
  what: string;
  confidence: string;
}

/**
 * Everything the bot may say, as one immutable value. A published version swaps it in one move; a turn sees one
 * version from beginning to end.
 */
export interface Knowledge {
  /** Number of the published content version. */
  version: number;
  intents: ReadonlyMap<string, Intent & { topic: Topic }>;
  law: ReadonlyMap<string, LawArticle>;
  policies: readonly Policy[];
  cities: readonly City[];
  jobs: readonly Job[];
  trainings: readonly Training[];
  hotlines: readonly Hotline[];
  /** In the order in which they are tried. */
  verdicts: readonly Verdict[];
  /** Rest and work days that differ from the week, by China date: what `data/calendar.json` holds. */
  calendar: Calendar;
  /** Oldest first. Which place belongs to which class is not on record. */
  minimumWages: readonly MinimumWage[];
  bureauPhone: string;
}

export interface Calendar {
  version: string;
  /** First and last year the table covers. Dates outside have no holiday information. */
  years: [number, number];
  /** Statutory holidays (法定休假日, 300 %). */
  statutory: ReadonlyMap<string, string>;
  /** Weekdays off because of an adjusted break. */
  daysOff: ReadonlySet<string>;
  /** Weekend days worked instead. */
  makeupWorkdays: ReadonlySet<string>;
  /** Lunar new year's day per year. */
  lunarNewYear: ReadonlyMap<number, string>;
}
