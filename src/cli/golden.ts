import path from 'node:path';
import { z } from 'zod';
import type { App } from '../app';
import type { ManualClock } from '../shared/clock';
import { readYamlList } from './read-yaml-list';
import { startTalk, withThrowAwayApp, type CliIo } from './talk';

/** The day on which a question is asked that names none. */
const TODAY = '2026-11-25';

const pairSchema = z
  .strictObject({
    /** One message, said first thing in a fresh conversation. */
    ask: z.string().min(1),
    /** China date of the question. */
    today: z.iso.date().default(TODAY),
    /** Each must stand somewhere in the replies. */
    must: z.array(z.string().min(1)).default([]),
    /** Of each list at least one must. */
    any: z.array(z.array(z.string().min(1)).min(2)).default([]),
    /** None may: the figures people mix up. */
    mustNot: z.array(z.string().min(1)).default([]),
  })
  .refine(({ must, any }) => must.length + any.length > 0, 'names no fact that must stand in the answer');
export type GoldenPair = z.infer<typeof pairSchema>;

/** What `chat --golden` prints, a line a question. */
export interface GoldenResult {
  file: string;
  ask: string;
  intent: string | null;
  /** Empty when the answer holds what it must and nothing that it must not. */
  failures: string[];
}

/** Reads a file of questions and facts: one YAML list. @throws Error naming the file and what is wrong */
export const readGolden = (file: string): GoldenPair[] => readYamlList(file, pairSchema);

/**
 * Whether a fact stands in a text. A fact that begins with a figure is not found inside a longer figure: "5天" does not
 * stand in "15天", nor "2倍" in "1.2倍".
 */
export function states(text: string, fact: string): boolean {
  const figureFirst = /^\d/.test(fact);
  for (let at = text.indexOf(fact); at >= 0; at = text.indexOf(fact, at + 1)) {
    if (!figureFirst || !/[\d.]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** What is wrong with an answer. */
export function judge(pair: Pick<GoldenPair, 'must' | 'any' | 'mustNot'>, said: string): string[] {
  return [
    ...pair.must.filter((fact) => !states(said, fact)).map((fact) => `should say “${fact}”`),
    ...pair.any
      .filter((facts) => !facts.some((fact) => states(said, fact)))
      .map((facts) => `should say one of ${facts.join(' | ')}`),
    ...pair.mustNot.filter((fact) => states(said, fact)).map((fact) => `should not say “${fact}”`),
  ];
}

async function playPair(pair: GoldenPair, app: App, clock: ManualClock): Promise<Omit<GoldenResult, 'file'>> {
  clock.set(new Date(`${pair.today}T10:00:00+08:00`));
  const { answer, turn } = await startTalk(app, clock).say(pair.ask);
  const said = answer.replies.join('\n');
  const failures = judge(pair, said);
  if (failures.length > 0) failures.push(`said: ${said || '(nothing)'}`);
  return { ask: pair.ask, intent: turn.state.lastIntent ?? null, failures };
}

/** `chat --golden FILE…`: each question in a conversation of its own. @returns 1 when any answer is not as written */
export async function runGolden(files: readonly string[], io: CliIo): Promise<number> {
  const read = files.map((file) => ({ file: path.basename(file), pairs: readGolden(file) }));
  return withThrowAwayApp(async (app, clock) => {
    let failed = 0;
    for (const { file, pairs } of read) {
      for (const pair of pairs) {
        const result: GoldenResult = { file, ...(await playPair(pair, app, clock)) };
        if (result.failures.length > 0) failed += 1;
        io.stdout.write(`${JSON.stringify(result)}\n`);
      }
    }
    return failed > 0 ? 1 : 0;
  });
}
