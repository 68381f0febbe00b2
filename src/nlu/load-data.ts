import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { EMPTY_LEXICON, lexiconSchema } from './lexicon';
import { regionsSchema, type Regions } from './entities/regions';
import { createLanguageTools, type LanguageTools } from './tools';
import type { Lexicon } from './lexicon';

/** Everything that understanding reads at run time, parsed and checked. */
export interface NluData extends LanguageTools {
  lexicon: Lexicon;
  regions: Regions;
}

/**
 * The one place of src/nlu that reads language data.
 *
 * @param dataDir the project's data folder
 * @throws Error naming the file when one is missing or malformed
 */
export function loadNluData(dataDir: string): NluData {
  const text = (name: string): string => readFileSync(path.join(dataDir, name), 'utf8');
  const lexicon = lexiconSchema.parse(parse(text('lexicon.yml')));
  const regions = regionsSchema.parse(JSON.parse(text('regions.json')));
  return { ...readTools(dataDir, lexicon), lexicon, regions };
}

/** Without the domain's own words: for measuring the engine on other people's data. */
export function loadGeneralTools(dataDir: string): LanguageTools {
  return readTools(dataDir, EMPTY_LEXICON);
}

const VECTOR_FILES = { han: 'words.zh.bin', spaced: 'words.en.bin' } as const;

function readTools(dataDir: string, lexicon: Lexicon): LanguageTools {
  const bytes = (name: string): Buffer => readFileSync(path.join(dataDir, name));
  return createLanguageTools({
    dictionary: readDictionary(),
    pinyin: bytes('pinyin.txt').toString('utf8'),
    traditional: bytes('t2s.txt').toString('utf8'),
    lexicon,
    vectors: (script) => bytes(VECTOR_FILES[script]),
  });
}

/** Read by hand: the package's own `dict` export also reads a second file of 6 MB that we do not need. */
function readDictionary(): Uint8Array {
  return readFileSync(path.join(path.dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt'));
}
