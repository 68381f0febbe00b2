import { dropColour, dropCourtesy, speakEmoji } from './courtesy';
import type { FeatureBuffer } from './feature-buffer';
import { extractHan, extractSpaced, type FeatureTools } from './features';
import { MAX_MATCHED_CHARS, normalise, type CharTable } from './normalise';
import type { NluSettings } from './settings';

/** Stages 1–3 in one step: text → pieces in `out`. Training and serving share it, so that they cannot drift apart. */
export function readPieces(
  text: string,
  settings: Pick<NluSettings, 'script' | 'features'>,
  charTable: CharTable,
  tools: FeatureTools,
  out: FeatureBuffer,
): string {
  const words = normalise(text, charTable);
  const all =
    words === '' && settings.script === 'han' ? speakEmoji(text.slice(0, MAX_MATCHED_CHARS)) : words;
  const plain = settings.script === 'han' ? dropColour(dropCourtesy(all)) : all;
  if (settings.script === 'han') extractHan(plain, settings.features, tools, out);
  else extractSpaced(plain, settings.features, tools, out);
  return plain;
}
