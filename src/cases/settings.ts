/** What an office may set about its cases. The numbers are design defaults, not law, unless they name an article. */
export interface CaseSettings {
  /** People in one complaint. No national text says what a mass incident is, so an office sets its own levels. */
  people: {
    watch: number;
    /** 10: the law's own number for a collective dispute (TJZC-7). */
    collective: number;
    major: number;
  };
  /** Yuan from which a case is P2: Jiangsu's criminal line for one person (JSXS). */
  largeAmount: number;
  /** Months owed from which a case is P2 (JSXS). */
  longArrearsMonths: number;
  /** Days before lunar new year in which every arrears case is P1. */
  beforeNewYearDays: number;
  /** Days before the arbitration limit in which a case is P1 (cf. FYF-44: legal aid without delay). */
  beforeLimitDays: number;
  /** First contact with the worker. */
  firstContact: { p0Hours: number; p1Hours: number; p2WorkingDays: number; p3WorkingDays: number };
  /** Hours after a crisis between which somebody asks how the person is (24 to 72 by the safety rules). */
  crisisFollowUp: { fromHours: number; toHours: number };
  /** When the office closes, China time: a promise in working days ends here. */
  closesAt: string;
}

export const DEFAULT_CASE_SETTINGS: CaseSettings = {
  people: { watch: 5, collective: 10, major: 30 },
  largeAmount: 10_000,
  longArrearsMonths: 3,
  beforeNewYearDays: 7,
  beforeLimitDays: 7,
  firstContact: { p0Hours: 1, p1Hours: 4, p2WorkingDays: 1, p3WorkingDays: 3 },
  crisisFollowUp: { fromHours: 24, toHours: 72 },
  closesAt: '18:00',
};
