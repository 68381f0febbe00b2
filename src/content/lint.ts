import type { LintFinding } from '../contracts/api/staff';
import { intentWithTopic } from '../contracts/api/staff';
import { MAX_ANSWER_CHARS, type Answer } from '../contracts/content';
import type { TopicIntent } from '../contracts/content-service';
import type { Topic } from '../contracts/topics';
import { findSimilar, normaliseSentence } from './near-duplicates';

/** The variables an answer may hold. Everything else in braces is shown letter by letter. */
export const ANSWER_VARIABLES: ReadonlySet<string> = new Set([
  'bureau_phone',
  'receipt',
  'city',
  'district',
  'today',
]);

/** A bubble longer than this fills a small phone. */
export const LONG_BUBBLE_CHARS = 120;
/** Below this a model learns a topic's words, not its meaning. */
export const FEW_EXAMPLES = 5;
/** A list nobody reads to its end helps nobody; errors come first, so none of them is cut before a warning. */
const MAX_FINDINGS = 500;

/** Topics whose answers state no facts about law or money. */
const NO_FACTS: ReadonlySet<Topic> = new Set(['greeting_smalltalk', 'human_agent', 'out_of_scope']);
/** Topics where the engine itself answers, so that an intent may have none. */
const ENGINE_ANSWERS: ReadonlySet<Topic> = new Set(['human_agent', 'out_of_scope', 'case_status']);
/** Sources that are not articles: our own procedures, the safety rules, facts about this service. */
const OWN_SOURCES: ReadonlySet<string> = new Set(['procedures', 'safety', 'service']);
const NOTICE_ROW = /^notice:\d+$/;

export interface LintContext {
  /** China date. */
  today: string;
  /** Ids of articles and policies that exist. */
  lawIds: ReadonlySet<string>;
}

/** What is wrong, or doubtful, with a set of intents. Errors stop a publication; warnings do not. */
export async function lintIntents(
  intents: readonly TopicIntent[],
  context: LintContext,
): Promise<LintFinding[]> {
  const own = intents.flatMap((intent) => lintIntent(intent, context));
  const findings = [...own, ...(await lintSentences(intents))];
  const rank = (finding: LintFinding) => (finding.level === 'error' ? 0 : 1);
  return findings.sort((a, b) => rank(a) - rank(b)).slice(0, MAX_FINDINGS);
}

/** Characters of an answer as a person counts them, all bubbles together. */
export function answerLength(answer: Pick<Answer, 'bubbles'>): number {
  return answer.bubbles.reduce((sum, bubble) => sum + lengthOf(bubble), 0);
}

function lintIntent(intent: TopicIntent, context: LintContext): LintFinding[] {
  const { id } = intent;
  const findings: LintFinding[] = [];
  const parsed = intentWithTopic.safeParse(intent);
  if (!parsed.success || !id.startsWith(`${intent.topic}.`)) {
    const where = parsed.success
      ? 'topic'
      : parsed.error.issues.map((issue) => issue.path.join('.')).join('、');
    findings.push({
      level: 'error',
      rule: 'schema',
      intentId: id,
      message: `这些地方的格式不对：${where}。`,
    });
  }
  if (intent.examples.length < FEW_EXAMPLES && intent.topic !== 'out_of_scope') {
    const message = `问法只有${intent.examples.length}句，至少写${FEW_EXAMPLES}句不同的说法。`;
    findings.push({ level: 'warning', rule: 'too_few_examples', intentId: id, message });
  }
  for (const text of intent.examples.filter((example) => normaliseSentence(example) === '')) {
    findings.push({ level: 'error', rule: 'schema', intentId: id, message: '这句问法里没有字。', text });
  }
  if (intent.answer) return [...findings, ...lintAnswer(intent, intent.answer, context)];
  if (intent.skill === null && !ENGINE_ANSWERS.has(intent.topic)) {
    const message = '没有回答。请写一段回答，或者指定由哪个功能来办。';
    findings.push({ level: 'error', rule: 'empty_answer', intentId: id, message });
  }
  return findings;
}

function lintAnswer(intent: TopicIntent, answer: Answer, context: LintContext): LintFinding[] {
  const findings: LintFinding[] = [];
  const add = (level: LintFinding['level'], rule: LintFinding['rule'], message: string, text?: string) =>
    findings.push({ level, rule, intentId: intent.id, message, ...(text === undefined ? {} : { text }) });

  if (answer.bubbles.length === 0 || answer.bubbles.some((bubble) => bubble.trim() === '')) {
    add('error', 'empty_answer', '有一段回答是空的。请写上字，或删掉这一段。');
  }
  const length = answerLength(answer);
  if (length > MAX_ANSWER_CHARS) {
    add('error', 'too_long', `回答一共${length}字，最多${MAX_ANSWER_CHARS}字。请改短。`);
  }
  for (const bubble of answer.bubbles) {
    if (lengthOf(bubble) > LONG_BUBBLE_CHARS && length <= MAX_ANSWER_CHARS) {
      add('warning', 'too_long', `这一段超过${LONG_BUBBLE_CHARS}字，手机上不好读。请拆成两段。`, bubble);
    }
    for (const name of unknownVariables(bubble)) {
      add('warning', 'unknown_variable', `没有“${name}”这个变量，会原样显示给工友。`, bubble.slice(0, 200));
    }
  }
  if (answer.sources.length === 0 && !NO_FACTS.has(intent.topic)) {
    add('error', 'missing_source', '没写依据。请写上法条编号、通知条目，或 procedures、safety、service。');
  }
  for (const source of answer.sources.filter((one) => !isKnownSource(one, context.lawIds))) {
    add('warning', 'unknown_source', `没有查到“${source}”这个依据，请核对编号。`);
  }
  if (answer.validTo !== null && answer.validTo < context.today) {
    add('warning', 'expired', `这条回答${answer.validTo}已经过期。请核对新规定后改日期。`);
  }
  return findings;
}

/** Names in `{{…}}` that are no variables of ours. */
function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(/\{\{([^{}]{0,60})\}\}/gu)].map((match) => (match[1] ?? '').trim());
  return [...new Set(names)].filter((name) => !ANSWER_VARIABLES.has(name));
}

function isKnownSource(source: string, lawIds: ReadonlySet<string>): boolean {
  return OWN_SOURCES.has(source) || NOTICE_ROW.test(source) || lawIds.has(source);
}

/** Both sides of a pair are named, so that each editor sees it at their own intent. */
async function lintSentences(intents: readonly TopicIntent[]): Promise<LintFinding[]> {
  const sentences = intents.flatMap((intent) =>
    intent.examples.map((text) => ({ intentId: intent.id, text })),
  );
  const titles = new Map(intents.map((intent) => [intent.id, intent.title]));
  return (await findSimilar(sentences)).flatMap(({ a, b, similarity }): LintFinding[] => {
    if (a.intentId === b.intentId) {
      const message = `“${b.text}”写了两遍，删掉一句。`;
      return [{ level: 'warning', rule: 'duplicate', intentId: a.intentId, message, text: b.text }];
    }
    const level = similarity === 1 ? 'error' : 'warning';
    const rule = similarity === 1 ? 'duplicate' : 'clash';
    const word = similarity === 1 ? '一样' : '很像';
    const say = (own: typeof a, other: typeof a): LintFinding => ({
      level,
      rule,
      intentId: own.intentId,
      message: `“${own.text}”和“${titles.get(other.intentId) ?? ''}”（${other.intentId}）里的“${other.text}”${word}，只留一处。`,
      text: own.text,
    });
    return [say(a, b), say(b, a)];
  });
}

function lengthOf(text: string): number {
  return [...text].length;
}
