import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../nlu/random';
import { COMMON_OPTIONS, UsageError, parseArgs, round, type NluIo } from './common';
import { prepareEngine, type ReadyEngine } from './engine';

interface Question {
  text: string;
  topic?: string;
}

/** `nlu robustness FILE.jsonl`: how often small changes that mean nothing change the topic; seeded, so repeatable. */
export async function runRobustness(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: COMMON_OPTIONS });
  const [file] = positionals;
  if (file === undefined) throw new UsageError('give a file of {text, topic} lines');
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Question);
  const engine = await prepareEngine(values);
  const homophones = readHomophones(path.join(values.data, 'pinyin.txt'));
  // An ES module with its own types: reached by a dynamic import from our CommonJS output.
  const { Converter } = await import('opencc-js/cn2t');
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const random = createRandom(7);
  const insert = (text: string, what: string): string => {
    const at = Math.floor(random() * (text.length + 1));
    return text.slice(0, at) + what + text.slice(at);
  };
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  const changes: Record<string, (text: string) => string> = {
    'particle at the end': (t) => t + pick(['的', '了', '呢', '啊', '吧']),
    'particle anywhere': (t) => insert(t, pick(['的', '了', '呢'])),
    punctuation: (t) => insert(t, pick(['，', '。', '！', '…', '～', ' '])),
    emoji: (t) => insert(t, pick(['😭', '🙏', '😡', '👍', '❤️'])),
    traditional: (t) => toTraditional(t),
  };
  for (const [name, change] of Object.entries(changes)) {
    const changed = questions.filter(
      ({ text }) => topicOf(engine, text) !== topicOf(engine, change(text)),
    ).length;
    io.stdout.write(`${JSON.stringify({ change: name, topicChanged: round(changed / questions.length) })}\n`);
  }
  const inScope = questions.filter((q) => q.topic !== 'out_of_scope');
  const accuracy = (spoil: (t: string) => string): number =>
    inScope.filter((q) => topicOf(engine, spoil(q.text)) === q.topic).length / inScope.length;
  const typo = (text: string): string => spoilOne(text, homophones, random);
  const [clean, one] = [accuracy((t) => t), accuracy(typo)];
  io.stdout.write(
    `${JSON.stringify({ change: 'one homophone typo', clean: round(clean), spoilt: round(one), lost: round(clean - one) })}\n`,
  );
  for (const row of tortures(engine)) io.stdout.write(`${JSON.stringify(row)}\n`);
  return 0;
}

function topicOf({ understand }: ReadyEngine, text: string): string {
  return understand(text, { today: '2026-11-24', safety: { level: 'none' } }).topic;
}

/** Characters by syllable: the generator of typos and the engine's sound view share the table, the choice is random. */
function readHomophones(file: string): Map<string, string> {
  const byChar = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, characters] = line.split(' ');
    if (line.startsWith('#') || !characters) continue;
    for (const c of characters) byChar.set(c, characters);
  }
  return byChar;
}

function spoilOne(text: string, homophones: ReadonlyMap<string, string>, random: () => number): string {
  const places = [...text].flatMap((c, i) => ((homophones.get(c) ?? '').length > 1 ? [i] : []));
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return text;
  const characters = [...text];
  const others = [...(homophones.get(characters[place] as string) ?? '')].filter(
    (c) => c !== characters[place],
  );
  characters[place] = others[Math.floor(random() * others.length)] as string;
  return characters.join('');
}

/** Nothing may throw, and twice the length may not take much more than twice the time. */
function tortures(engine: ReadyEngine): object[] {
  const inputs: Record<string, string> = {
    '20,000 characters': '老板欠我三个月工资，'.repeat(2000),
    '20,000 digits': '1'.repeat(20_000),
    '20,000 Han numerals': '一万二千三百'.repeat(3334),
    '20,000 emoji': '😭'.repeat(10_000),
    'control characters': Array.from({ length: 2000 }, (_, i) => String.fromCharCode(i % 32)).join(''),
    'lone surrogates': '\ud800\udc00\ud800'.repeat(3000),
    'mixed scripts': 'оплата كيف 工资 給与 월급 wage '.repeat(800),
  };
  return Object.entries(inputs).map(([input, text]) => {
    const time = (t: string): number => {
      const start = performance.now();
      topicOf(engine, t);
      return performance.now() - start;
    };
    time(text);
    return {
      input,
      milliseconds: round(time(text), 2),
      halfLength: round(time(text.slice(0, text.length / 2)), 2),
    };
  });
}
