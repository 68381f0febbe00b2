import type { Groups } from './groups';
import type { LinearWeights } from './model';
import type { SparseVector } from './vectorise';

/**
 * Stage 5, serving: score = bias + Σ value · weight over the known pieces, for every column; then each intent's score is
 * its own plus its topic's.
 *
 * @param raw scratch, one place per column
 * @param out one place per intent
 */
export function scoreIntents(
  { rowStart, column, value, bias }: LinearWeights,
  groups: Groups,
  x: SparseVector,
  raw: Float32Array,
  out: Float32Array,
): void {
  raw.set(bias);
  for (let i = 0; i < x.count; i++) {
    const feature = x.index[i] as number;
    const v = x.value[i] as number;
    const to = rowStart[feature + 1] as number;
    for (let k = rowStart[feature] as number; k < to; k++) {
      const c = column[k] as number;
      raw[c] = (raw[c] as number) + v * (value[k] as number);
    }
  }
  const intents = out.length;
  const twoFloors = raw.length > intents;
  for (let i = 0; i < intents; i++) {
    out[i] = (raw[i] as number) + (twoFloors ? (raw[intents + (groups.of[i] as number)] as number) : 0);
  }
}
