import { createInterface } from 'node:readline';
import type { SafetyFinding } from '../../contracts/understanding';
import { chinaDate, systemClock } from '../../shared/clock';
import { createLinearClassifier, createUnderstander, loadNluData, trainModel } from '../../nlu';
import { COMMON_OPTIONS, UsageError, parseArgs, readIntents, round, type NluIo } from './common';

/** `nlu classify`: one utterance a line on stdin, one JSON line each on stdout, in order. */
export async function runClassify(args: string[], io: NluIo): Promise<number> {
  const { values } = parseArgs({ args, options: { ...COMMON_OPTIONS, today: { type: 'string' } } });
  const today = values.today ?? chinaDate(systemClock.now());
  if (!isDate(today)) throw new UsageError(`--today must be a date as YYYY-MM-DD, not ${today}`);
  const data = loadNluData(values.data);
  const { examples, harm } = readIntents(values.intents);
  const model = trainModel(examples, { ...data, harm });
  const classifier = createLinearClassifier(model, data.tools, data.charTable);
  const understand = createUnderstander({ ...data, classifier: () => classifier });
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const safety: SafetyFinding = { level: 'none' };
    const u = understand(line, { today, safety });
    io.stdout.write(
      `${JSON.stringify({
        text: line,
        topic: u.topic,
        intent: u.intent,
        confidence: round(u.confidence),
        decision: u.decision,
        topics: u.topics.map((t) => ({ ...t, confidence: round(t.confidence) })),
        entities: { ...u.entities, spans: u.spans },
        safety: u.safety,
        language: u.language,
        ...(u.answer ? { answer: u.answer } : {}),
      })}\n`,
    );
  }
  return 0;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Number.isNaN(time) ? 0 : time).toISOString().startsWith(text);
}
