import type { App } from '../app';
import { commonCharacters, measurePlain, plainTotals } from '../content/plain';
import { answerTexts, spokenTexts } from './shown-texts';
import type { CliIo } from './talk';

const WORST = 12;

/**
 * `content plain`: how plainly the live answers, the questions of forms and the first words in a danger are put. One line
 * of totals for the answers and one for the rest, then every text that breaks a limit, then the longest sentences.
 *
 * @returns 1 when a limit is broken
 */
export async function runPlain(app: App, io: CliIo): Promise<number> {
  const files = await app.content.exportFiles();
  const common = commonCharacters(files.flatMap((file) => file.intents.flatMap((intent) => intent.examples)));
  const answers = answerTexts(files).map((text) => measurePlain(text, common));
  const spoken = spokenTexts().map((text) => measurePlain(text, common));
  const print = (value: unknown): void => void io.stdout.write(`${JSON.stringify(value)}\n`);
  print({ of: 'answers', ...plainTotals(answers) });
  print({ of: 'questions and first words', ...plainTotals(spoken) });
  const all = [...answers, ...spoken];
  const breaking = all.filter(({ breaks }) => breaks.length > 0);
  for (const { where, breaks, rare, officialese, text } of breaking)
    print({ breaks, where, rare: rare.join(''), officialese, text });
  for (const { where, longest, text } of all.toSorted((a, b) => b.longest - a.longest).slice(0, WORST))
    print({ longest, where, text });
  return breaking.length > 0 ? 1 : 0;
}
