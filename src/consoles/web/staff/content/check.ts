import { LIMITS, type EditedIntent } from './types';

export function answerChars(bubbles: readonly string[]): number {
  return bubbles.reduce((sum, bubble) => sum + bubble.length, 0);
}

/** What can be seen to be wrong before the server is asked; it checks again. */
export function problemsOf(intent: EditedIntent): string[] {
  const problems: string[] = [];
  const { answer } = intent;
  if (!intent.title.trim()) problems.push('标题还空着。');
  if (intent.title.length > 40) problems.push('标题最多40个字。');
  if (intent.examples.some((example) => example.length > LIMITS.exampleChars))
    problems.push('有问法超过400个字。');
  if (intent.examples.length > LIMITS.examples) problems.push(`问法最多${LIMITS.examples}句。`);
  if (!answer) return problems;
  if (answer.bubbles.length === 0 || answer.bubbles.some((bubble) => !bubble.trim())) {
    problems.push('有空的回答，填上或删掉。');
  }
  if (answerChars(answer.bubbles) > LIMITS.answerChars)
    problems.push(`回答合起来最多${LIMITS.answerChars}个字。`);
  if (answer.quickReplies.some((text) => text.length > 20)) problems.push('快捷按钮每个最多20个字。');
  if (answer.quickReplies.length > LIMITS.quickReplies)
    problems.push(`快捷按钮最多${LIMITS.quickReplies}个。`);
  if (answer.validFrom && answer.validTo && answer.validFrom > answer.validTo)
    problems.push('有效期的起止反了。');
  return problems;
}

/** Sentences pasted into the box, one a line; what is there already is counted, not added. */
export function addExamples(
  existing: readonly string[],
  pasted: string,
): { examples: string[]; added: number; repeated: number } {
  const known = new Set(existing);
  const examples: string[] = [];
  let repeated = 0;
  for (const line of pasted.split(/\r?\n/)) {
    const text = line.trim();
    if (!text) continue;
    if (known.has(text)) repeated++;
    else {
      known.add(text);
      examples.push(text);
    }
  }
  return { examples: [...examples, ...existing], added: examples.length, repeated };
}

/** The intent as it is saved: empty examples go, spaces at the ends go. */
export function tidy(intent: EditedIntent): EditedIntent {
  return {
    ...intent,
    title: intent.title.trim(),
    examples: intent.examples.map((example) => example.trim()).filter(Boolean),
    answer: intent.answer && {
      ...intent.answer,
      bubbles: intent.answer.bubbles.map((bubble) => bubble.trim()),
    },
  };
}
