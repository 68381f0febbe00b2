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
  return { ...readTools(text, lexicon), lexicon, regions };
}

/** Without the domain's own words: for measuring the engine on other people's data. */
export function loadGeneralTools(dataDir: string): LanguageTools {
  return readTools((name) => readFileSync(path.join(dataDir, name), 'utf8'), EMPTY_LEXICON);
}

function readTools(text: (name: string) => string, lexicon: Lexicon): LanguageTools {
  return createLanguageTools({
    dictionary: readDictionary(),
    pinyin: text('pinyin.txt'),
    traditional: text('t2s.txt'),
    lexicon,
  });
}

/** Read by hand: the package's own `dict` export also reads a second file of 6 MB that we do not need. */
function readDictionary(): Uint8Array {
  return readFileSync(path.join(path.dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt'));
}
