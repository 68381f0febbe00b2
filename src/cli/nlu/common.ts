import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { topicFileSchema, type TopicFile } from '../../contracts/content';
import type { TrainingExample } from '../../contracts/classifier';
import type { Harm } from '../../nlu';

export { parseArgs };

export interface NluIo {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
}

/** A mistake of the caller: one clear line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const COMMON_OPTIONS = {
  intents: { type: 'string', default: 'intents' },
  data: { type: 'string', default: 'data' },
} as const;

export type Engine = 'linear' | 'node-nlp';

/** @throws UsageError when `name` is neither an engine nor `all` */
export function chooseEngines(name: string): Engine[] {
  if (name === 'all') return ['linear', 'node-nlp'];
  if (name === 'linear' || name === 'node-nlp') return [name];
  throw new UsageError(`unknown engine ${name}: linear, node-nlp or all`);
}

export interface TrainingData {
  examples: TrainingExample[];
  harm: Map<string, Harm>;
  files: TopicFile[];
}

/** Reads the seed intents, as the editors' content does after publishing. Files in order of name: training is ordered. */
export function readIntents(dir: string): TrainingData {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const parsed = topicFileSchema.safeParse(parse(readFileSync(path.join(dir, name), 'utf8')));
      if (!parsed.success) throw new Error(`${name}: ${parsed.error.issues[0]?.message ?? 'malformed'}`);
      return parsed.data;
    });
  const intents = files.flatMap((file) => file.intents);
  return {
    files,
    examples: intents.flatMap((intent) => intent.examples.map((text) => ({ text, intent: intent.id }))),
    harm: new Map(intents.map((intent) => [intent.id, intent.harm])),
  };
}

export interface Labelled {
  text: string;
  label: string;
}

/** Lines of `text<TAB>label`. */
export function readTsv(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const tab = line.lastIndexOf('\t');
      if (tab < 0) throw new Error(`${path.basename(file)} line ${i + 1}: expected text<TAB>label`);
      return { text: line.slice(0, tab), label: line.slice(tab + 1).trim() };
    });
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function round(value: number, digits = 4): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
}

/** Megabytes of heap and array buffers that are still in use after a collection. */
export function usedMegabytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Without it memory figures are chance. A context made after the flag is set has the function, whatever node was started with. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
