import { runAblate } from './nlu/ablate';
import { runBench } from './nlu/bench';
import { runClassify } from './nlu/classify';
import { UsageError, type NluIo } from './nlu/common';
import { runDiversity } from './nlu/diversity';
import { runEval } from './nlu/eval';
import { runRobustness } from './nlu/robustness';
import { runSafety } from './nlu/safety';
import { runSafetyLearn } from './nlu/safety-learn';
import { runSpeed } from './nlu/speed';
import { runVectors } from './nlu/vectors';

const USAGE = `usage: nlu classify [--today YYYY-MM-DD]        one utterance a line on stdin, JSON lines out
       nlu bench DIR... [--engine linear|node-nlp|all]
       nlu eval FILE.jsonl [--errors] [--engine linear|node-nlp]
       nlu ablate DIR...
       nlu robustness [FILE.jsonl]
       nlu safety FILE.tsv... [--errors]             lines of level<TAB>kind<TAB>text
       nlu safety-learn LIST.tsv... [--fragments FILE.tsv]... [--threshold N] [--out TABLE.ts]
       nlu speed [--engine linear|node-nlp|all] [--messages N]   both engines unless told
       nlu diversity
       nlu vectors SENTENCES.txt TARGETS.npy WORDS.txt OUT.bin [--dims N] [--pairs N]   learn word vectors
common: --intents DIR (./intents)  --data DIR (./data)`;

const COMMANDS: Record<string, (args: string[], io: NluIo) => Promise<number>> = {
  classify: runClassify,
  bench: runBench,
  eval: runEval,
  ablate: runAblate,
  robustness: runRobustness,
  safety: runSafety,
  'safety-learn': runSafetyLearn,
  speed: runSpeed,
  diversity: runDiversity,
  vectors: runVectors,
};

export type { NluIo };

/** `cli nlu …`: measure and try the understanding. Results are JSON lines on stdout. */
export async function runNlu(args: string[], io: NluIo): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    return await command(rest, io);
  } catch (error) {
    io.stderr.write(`nlu ${name}: ${(error as Error).message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
