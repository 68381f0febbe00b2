import type { Groups } from './groups';
import type { LinearWeights } from './model';
import type { SparseVector } from './vectorise';

/**
 * Stage 5, serving: score = bias + Σ value · weight over the known pieces and the components of meaning, for every
 * column; then each intent's score is its own plus its topic's. Pieces come first in a vector; meaning, when it has any,
 * is the rest of it.
 *
 * @param raw scratch, one place per column
 * @param out one place per intent
 */
export function scoreIntents(
  { rowStart, column, value, bias, meaning }: LinearWeights,
  groups: Groups,
  x: SparseVector,
  raw: Float32Array,
  out: Float32Array,
): void {
  raw.set(bias);
  const pieces = rowStart.length - 1;
  let i = 0;
  for (; i < x.count; i++) {
    const feature = x.index[i] as number;
    if (feature >= pieces) break;
    const v = x.value[i] as number;
    const to = rowStart[feature + 1] as number;
    for (let k = rowStart[feature] as number; k < to; k++) {
      const c = column[k] as number;
      raw[c] = (raw[c] as number) + v * (value[k] as number);
    }
  }
  if (i < x.count) addMeaning(meaning, x, i, raw);
  const intents = out.length;
  const twoFloors = raw.length > intents;
  for (let c = 0; c < intents; c++) {
    out[c] = (raw[c] as number) + (twoFloors ? (raw[intents + (groups.of[c] as number)] as number) : 0);
  }
}

/** Four running sums that do not wait for each other: this is where most multiplications of a prediction are. */
function addMeaning(
  meaning: Float32Array,
  { value, count }: SparseVector,
  from: number,
  raw: Float32Array,
): void {
  const dims = count - from;
  for (let c = 0, at = 0; c < raw.length; c++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let v = from;
    const end = at + dims;
    for (; at + 3 < end; at += 4, v += 4) {
      s0 += (meaning[at] as number) * (value[v] as number);
      s1 += (meaning[at + 1] as number) * (value[v + 1] as number);
      s2 += (meaning[at + 2] as number) * (value[v + 2] as number);
      s3 += (meaning[at + 3] as number) * (value[v + 3] as number);
    }
    for (; at < end; at++, v++) s0 += (meaning[at] as number) * (value[v] as number);
    raw[c] = (raw[c] as number) + s0 + s1 + s2 + s3;
  }
}
