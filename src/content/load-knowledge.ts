import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Calendar,
  City,
  Hotline,
  Job,
  Knowledge,
  LawArticle,
  MinimumWage,
  Policy,
  Training,
} from '../contracts/knowledge';
import type { TopicIntent } from '../contracts/content-service';
import { readVerdicts } from './read-verdicts';

/** Everything of {@link Knowledge} that comes from `data/` and changes only with a new release. */
export type StaticKnowledge = Omit<Knowledge, 'version' | 'intents'>;

interface HolidayYear {
  year: number;
  lunarNewYear: string;
  statutory300: Record<string, string[]>;
  [other: string]: unknown;
}

/** A row of the minimum wages; `verified` names the columns that may be told. */
interface Rate extends MinimumWage {
  verified: string[];
}

/**
 * Reads `data/`. Only verified law reaches a worker, so nothing else is loaded.
 *
 * @throws Error naming the file when one is missing or is not JSON
 */
export function loadKnowledge(dataDir: string, bureauPhone: string): StaticKnowledge {
  const read = <T>(name: string): T => {
    try {
      return JSON.parse(readFileSync(path.join(dataDir, name), 'utf8')) as T;
    } catch (cause) {
      throw new Error(`data/${name} cannot be read`, { cause });
    }
  };
  const { articles, rates } = read<{ articles: LawArticle[]; rates: Rate[] }>('law.json');
  const law = articles.filter((a) => a.confidence === 'verified');
  const hotlines = read<{ hotlines: (Hotline & { showToWorkers: boolean })[] }>('hotlines.json').hotlines;
  return {
    law: new Map(law.map((a) => [a.id, a])),
    policies: read<{ policies: Policy[] }>('policies.json').policies,
    cities: read<{ cities: City[] }>('regions.json').cities,
    jobs: read<{ jobs: Job[] }>('jobs.sample.json').jobs,
    trainings: read<{ trainings: Training[] }>('trainings.sample.json').trainings,
    hotlines: hotlines.filter((h) => h.showToWorkers),
    minimumWages: rates.filter((rate) => rate.verified.includes('monthly')),
    verdicts: readVerdicts(path.join(dataDir, 'verdicts.yml')),
    calendar: toCalendar(read<{ asOf: string; years: HolidayYear[] }>('calendar.json')),
    bureauPhone,
  };
}

/** Joins the static part with one published version of the intents. */
export function knowledgeOf(
  fixed: StaticKnowledge,
  version: number,
  intents: readonly TopicIntent[],
): Knowledge {
  return { ...fixed, version, intents: new Map(intents.map((intent) => [intent.id, intent])) };
}

/** Turns the holiday table into look-ups. Breaks are every object of a year that has `restDays200` and `makeupWorkdays`. */
export function toCalendar(table: { asOf: string; years: HolidayYear[] }): Calendar {
  const statutory = new Map<string, string>();
  const daysOff = new Set<string>();
  const makeupWorkdays = new Set<string>();
  const lunarNewYear = new Map<number, string>();
  for (const year of table.years) {
    lunarNewYear.set(year.year, year.lunarNewYear);
    for (const [name, days] of Object.entries(year.statutory300))
      for (const day of days) statutory.set(day, name);
    for (const rest of breaksOf(year)) {
      for (const day of rest.restDays200 ?? []) daysOff.add(day);
      for (const day of rest.makeupWorkdays ?? []) makeupWorkdays.add(day);
    }
  }
  // Years with a full table of adjusted days: beyond them only weekends and statutory days are known.
  const known = table.years.filter((y) => [...breaksOf(y)].length > 0).map((y) => y.year);
  return {
    version: table.asOf,
    years: [Math.min(...known), Math.max(...known)],
    statutory,
    daysOff,
    makeupWorkdays,
    lunarNewYear,
  };
}

interface Break {
  restDays200?: string[];
  makeupWorkdays?: string[];
}

function* breaksOf(year: HolidayYear): Generator<Break> {
  for (const value of Object.values(year)) {
    if (Array.isArray(value)) yield* value.filter(isBreak);
    else if (isBreak(value)) yield value;
  }
}

const isBreak = (value: unknown): value is Break =>
  typeof value === 'object' && value !== null && 'makeupWorkdays' in value;
