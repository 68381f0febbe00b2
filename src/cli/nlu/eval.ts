import { readFileSync } from 'node:fs';
import { isTopic, type Topic } from '../../contracts/topics';
import type { Understanding } from '../../contracts/understanding';
import { expectedCalibrationError, type Prediction } from '../../nlu/metrics';
import { COMMON_OPTIONS, UsageError, parseArgs, round, type NluIo } from './common';
import { prepareEngine } from './engine';

interface Question {
  text: string;
  topic: Topic;
}

interface Judged extends Question {
  said: Understanding;
  right: boolean;
}

/**
 * `nlu eval FILE.jsonl`: questions with a hand-given topic, never trained on. One line of totals, one for each topic,
 * the confusions; with --errors also every miss (those lines quote the questions: keep them out of the repository).
 */
export async function runEval(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...COMMON_OPTIONS,
      errors: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'linear' },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new UsageError('give a file of {text, topic} lines');
  const questions = readQuestions(file);
  const { understand, model } = await prepareEngine(values, values.engine);
  const judged = questions.map((q): Judged => {
    const said = understand(q.text, { today: '2026-11-24', safety: { level: 'none' } });
    return { ...q, said, right: said.topic === q.topic };
  });
  const line = (value: object): boolean => io.stdout.write(`${JSON.stringify(value)}\n`);
  line({
    engine: values.engine,
    ...totals(judged),
    ...(model ? { heldOut: model.metrics, thresholds: model.thresholds } : {}),
  });
  for (const row of byTopic(judged)) line(row);
  for (const row of confusions(judged)) line(row);
  if (values.errors) {
    for (const j of judged.filter(isMiss)) {
      line({
        text: j.text,
        topic: j.topic,
        said: j.said.topic,
        intent: j.said.intent,
        confidence: round(j.said.confidence, 2),
        decision: j.said.decision,
        second: j.said.topics[1]?.topic,
      });
    }
  }
  return 0;
}

function readQuestions(file: string): Question[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map((l, i) => {
      const value = JSON.parse(l) as { text?: unknown; topic?: unknown };
      if (typeof value.text !== 'string' || typeof value.topic !== 'string' || !isTopic(value.topic)) {
        throw new UsageError(`line ${i + 1}: expected {"text", "topic"} with a topic of the design`);
      }
      return { text: value.text, topic: value.topic };
    });
}

function isMiss(j: Judged): boolean {
  return j.topic === 'out_of_scope' ? !isRefused(j) : !j.right || isRefused(j);
}

function isRefused(j: Judged): boolean {
  return j.said.decision === 'unknown';
}

function totals(judged: readonly Judged[]): object {
  const inScope = judged.filter((j) => j.topic !== 'out_of_scope');
  const outside = judged.filter((j) => j.topic === 'out_of_scope');
  const share = (list: readonly Judged[], test: (j: Judged) => boolean): number | null =>
    round(list.filter(test).length / list.length);
  const predictions = (list: readonly Judged[]): Prediction[] =>
    list.map((j) => ({ confidence: j.said.confidence, correct: j.right }));
  return {
    inScope: inScope.length,
    topicRight: share(inScope, (j) => j.right),
    topTwo: share(inScope, (j) => j.said.topics.slice(0, 2).some((t) => t.topic === j.topic)),
    inScopeRefused: share(inScope, isRefused),
    inScopeClarify: share(inScope, (j) => j.said.decision === 'clarify'),
    answeredWrong: share(inScope, (j) => j.said.decision === 'answer' && !j.right),
    outOfScope: outside.length,
    outOfScopeRefused: share(outside, isRefused),
    outOfScopeAnswered: share(outside, (j) => j.said.decision === 'answer'),
    eceInScope: round(expectedCalibrationError(predictions(inScope))),
    eceAll: round(expectedCalibrationError(predictions(judged))),
  };
}

function byTopic(judged: readonly Judged[]): object[] {
  const topics = [...new Set(judged.map((j) => j.topic))].sort();
  return topics.map((topic) => {
    const actual = judged.filter((j) => j.topic === topic);
    const said = judged.filter((j) => j.said.topic === topic);
    const hit = actual.filter((j) => j.right).length;
    return {
      topic,
      questions: actual.length,
      recall: round(hit / actual.length, 3),
      precision: round(hit / said.length, 3),
    };
  });
}

function confusions(judged: readonly Judged[]): object[] {
  const counts = new Map<string, number>();
  for (const j of judged)
    if (!j.right)
      counts.set(`${j.topic} → ${j.said.topic}`, (counts.get(`${j.topic} → ${j.said.topic}`) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1])
    .map(([confusion, count]) => ({ confusion, count }));
}
