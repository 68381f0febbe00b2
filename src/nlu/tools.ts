import { createHash } from 'node:crypto';
import type { FeatureTools, Script } from './features';
import { conceptNumbers, domainWords, type Lexicon } from './lexicon';
import { buildCharTable, type CharTable } from './normalise';
import { createSegmenter } from './segment';
import { parseSoundTable, readPinyin } from './sound';
import { parseWordVectors } from './word-vectors';

/** The language data as read from disk, still raw. */
export interface RawLanguageData {
  /** jieba's dictionary. */
  dictionary: Uint8Array;
  /** data/pinyin.txt */
  pinyin: string;
  /** data/t2s.txt */
  traditional: string;
  lexicon: Lexicon;
  /** data/words.zh.bin and data/words.en.bin: read when first needed, since a Chinese service never needs the other. */
  vectors(script: Script): Uint8Array;
}

export interface LanguageTools {
  tools: FeatureTools;
  charTable: CharTable;
}

/** Builds what the feature extractor needs. About 100 ms, once per process or worker. */
export function createLanguageTools(raw: RawLanguageData): LanguageTools {
  const sounds = parseSoundTable(raw.pinyin);
  const concepts = conceptNumbers(raw.lexicon);
  const [traditional = '', simplified = ''] = raw.traditional
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  return {
    tools: {
      segment: createSegmenter(raw.dictionary, domainWords(raw.lexicon)),
      syllable: (code) => sounds.byChar[code] as number,
      spelled: (run) => readPinyin(run, sounds),
      vectors: once((script) => parseWordVectors(raw.vectors(script))),
      fingerprint: once((script) => fingerprintOf(raw, script)),
      concept: (word) => concepts.get(word) ?? 0,
    },
    charTable: buildCharTable(traditional, simplified),
  };
}

/** Remembers the answer for each of the two scripts. */
function once<T>(read: (script: Script) => T): (script: Script) => T {
  const known = new Map<Script, T>();
  return (script) => {
    const found = known.get(script) ?? read(script);
    known.set(script, found);
    return found;
  };
}

/** Of the dictionary only its length: it changes with its package alone, and reading 5 MB again would cost 20 ms. */
function fingerprintOf(raw: RawLanguageData, script: Script): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([raw.lexicon, raw.pinyin, raw.traditional, raw.dictionary.length]));
  return hash.update(raw.vectors(script)).digest('hex').slice(0, 16);
}
