/**
 * A told story holds one sentence that asks; the rest is how it came. What is asked is looked for in that sentence alone:
 * "他说过期再讲…我想问能拿多少" asks for a sum.
 */

/** Shorter messages are their own question. */
const STORY_CHARS = 36;
/** Longer ones are read to here. */
const MOST_CHARS = 1000;
const CLAUSE = /[^，。！？；、,.!?;\n\r]+[，。！？；、,.!?;\n\r]*/gu;
/** Opens the question, wherever no punctuation does: voice to text has none. */
const OPENS =
  /(?:请教|请问|问问|问一下|问下|咨询一下|想知道|想问|搞不懂|不明白|想弄清楚)(?:一下|下|您|你|的是)*/gu;
const ASKS =
  /[?？]|吗|嘛|么(?![多久好点])|怎么|咋|多少|哪|谁|几[天号个年倍成]|啥|什么|多久|多长|([能可以是有要算该行对会合用作赶来])(?:数)?不(?:可以)?\1|来得及|还能|合法|违法|凭什么|为什么|到底|是否/u;
/** "也不知道为什么", "问他什么时候给": a question that is told, not asked. */
const TOLD_OF = /不知道|不晓得|没说|问(?:他|她|老板|公司|厂里|过)|说不出/u;
/** With fewer characters a question says nothing without the clause before it. */
const FEWEST_CHARS = 12;
/** Of a message without punctuation so many characters at the end are taken. */
const TAIL_CHARS = 32;

/** True when a message is long enough to tell a story. */
export const isStory = (text: string): boolean => text.length >= STORY_CHARS;

/**
 * The part of a message that asks; the whole of a short one, and of one in which nothing asks. Several questions are taken
 * together.
 */
export function askedPart(text: string): string {
  if (!isStory(text)) return text;
  const read = text.slice(0, MOST_CHARS);
  const opened = afterOpening(read);
  if (opened !== null) return opened;
  const clauses = [...read.matchAll(CLAUSE)].map((m) => m[0]);
  if (clauses.length < 2) return ASKS.test(read.slice(-TAIL_CHARS)) ? read.slice(-TAIL_CHARS) : read;
  const asking = clauses.flatMap((clause, i) =>
    ASKS.test(clause) && !TOLD_OF.test(clause) ? [withEnough(clauses, i)] : [],
  );
  return asking.length > 0 ? asking.join('') : read;
}

/** What stands after "我想问…", unless the message begins with it: then the story follows, not the question. */
function afterOpening(text: string): string | null {
  const last = [...text.matchAll(OPENS)].findLast((m) => m.index >= FEWEST_CHARS);
  if (!last) return null;
  const rest = text.slice(last.index + last[0].length).replace(/^[，。：:、\s]+/u, '');
  return rest.length >= FEWEST_CHARS / 2 ? rest : null;
}

/** A clause with as many before it as make it say something. */
function withEnough(clauses: readonly string[], at: number): string {
  let part = clauses[at] ?? '';
  for (let i = at - 1; i >= 0 && part.length < FEWEST_CHARS; i--) part = `${clauses[i] ?? ''}${part}`;
  return part;
}
