/**
 * Which characters a regular expression cannot do without. Used to leave asleep every pattern whose words do not occur
 * in a message at all: with hundreds of patterns that is what makes an ordinary message cheap. Derived from the pattern
 * itself, so that nobody has to keep it in step by hand.
 *
 * Understands what the signal tables use: literals, groups, look-arounds, classes, `|`, `?`, `*`, `+`, `{m,n}`, `\d`.
 */
export type Required = ReadonlySet<string> | null;

/** The alternatives of a pattern at its top level. */
export function topLevelBranches(source: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (inClass) inClass = c !== ']';
    else if (c === '[') inClass = true;
    else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '|' && depth === 0) {
      branches.push(source.slice(from, i));
      from = i + 1;
    }
  }
  branches.push(source.slice(from));
  return branches;
}

/** A set of which every match holds at least one character, or null when there is none. */
export function requiredCharacters(source: string): Required {
  const reader = { source, at: 0 };
  const required = readAlternation(reader);
  if (reader.at !== source.length) throw new Error(`safety: cannot read the pattern ${source}`);
  return required;
}

interface Reader {
  source: string;
  at: number;
}

function readAlternation(reader: Reader): Required {
  let union: Set<string> | null = new Set();
  for (;;) {
    const branch = readSequence(reader);
    if (branch === null) union = null;
    else if (union) for (const c of branch) union.add(c);
    if (reader.source[reader.at] !== '|') return union;
    reader.at++;
  }
}

function readSequence(reader: Reader): Required {
  let best: Required = null;
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const atom = readAtom(reader);
    const needed = readQuantifier(reader) ? null : atom;
    if (needed && (best === null || cost(needed) < cost(best))) best = needed;
  }
  return best;
}

function readAtom(reader: Reader): Required {
  const { source } = reader;
  const c = source[reader.at]!;
  if (c === '(') {
    const opening = /^\((?:\?(?:[:=!]|<[=!]))?/.exec(source.slice(reader.at, reader.at + 4))![0];
    reader.at += opening.length;
    const inner = readAlternation(reader);
    reader.at++;
    return opening === '(?:' || opening === '(' ? inner : null;
  }
  if (c === '[') {
    const end = source.indexOf(']', reader.at + 2);
    const body = source.slice(reader.at + 1, end);
    reader.at = end + 1;
    return body.startsWith('^') || /[\\-]/.test(body) ? null : new Set(body);
  }
  reader.at += c === '\\' ? 2 : 1;
  return c === '\\' || '.^$'.includes(c) ? null : new Set([c]);
}

/** Reads over a quantifier; true when it allows for none at all. */
function readQuantifier(reader: Reader): boolean {
  const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 8));
  if (!found) return false;
  reader.at += found[0].length;
  return found[0].startsWith('?') || found[0].startsWith('*') || found[1] === '0';
}

/** Characters that stand in nearly every message are poor gates. */
const COMMON = new Set('我俺们他她你人的了不没有在是就都给钱工厂老板说要到一个上下去来家还能好这那么怎发资');

function cost(characters: ReadonlySet<string>): number {
  let sum = 0;
  for (const c of characters) sum += COMMON.has(c) ? 30 : 1;
  return sum;
}
