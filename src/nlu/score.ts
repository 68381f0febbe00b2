import type { Groups } from './groups';
import type { LinearWeights } from './model';
import type { SparseVector } from './vectorise';

/**
 * Stage 5, serving: score = bias + Σ value · weight over the known pieces and the components of meaning, for every
 * column; then each intent's score is its own plus its topic's. Pieces come first in a vector; meaning, when it has any,
 * is the rest of it.
 *
 * @param raw scratch, one place per column. Sums are rounded to single precision at every step, as the weights are, but
 *   kept in double: so the processor need not convert them to and fro.
 * @param out one place per intent
 */
export function scoreIntents(
  weights: LinearWeights,
  groups: Groups,
  x: SparseVector,
  raw: Float64Array,
  out: Float32Array,
): void {
  raw.set(weights.bias);
  const pieces = addPieces(weights, x, raw);
  if (pieces < x.count) addMeaning(weights.meaning, x, pieces, raw);
  const intents = out.length;
  const twoFloors = raw.length > intents;
  for (let c = 0; c < intents; c++) {
    out[c] = (raw[c] as number) + (twoFloors ? (raw[intents + (groups.of[c] as number)] as number) : 0);
  }
}

/** Adds the rows of the pieces and returns how many there were: from there on the vector is meaning. */
function addPieces({ rowStart, column, value }: LinearWeights, x: SparseVector, raw: Float64Array): number {
  const known = rowStart.length - 1;
  for (let i = 0; i < x.count; i++) {
    const feature = x.index[i] as number;
    if (feature >= known) return i;
    const from = rowStart[feature] as number;
    const to = rowStart[feature + 1] as number;
    addRow(column, value, from, to, x.value[i] as number, raw);
  }
  return x.count;
}

/** Four weights at a time: the columns of a row all differ, so that no sum need wait for the one before it. */
function addRow(
  column: Uint16Array,
  value: Float32Array,
  from: number,
  to: number,
  v: number,
  raw: Float64Array,
): void {
  let k = from;
  for (; k + 3 < to; k += 4) {
    const c0 = column[k] as number;
    const c1 = column[k + 1] as number;
    const c2 = column[k + 2] as number;
    const c3 = column[k + 3] as number;
    const sum0 = (raw[c0] as number) + v * (value[k] as number);
    const sum1 = (raw[c1] as number) + v * (value[k + 1] as number);
    const sum2 = (raw[c2] as number) + v * (value[k + 2] as number);
    const sum3 = (raw[c3] as number) + v * (value[k + 3] as number);
    raw[c0] = Math.fround(sum0);
    raw[c1] = Math.fround(sum1);
    raw[c2] = Math.fround(sum2);
    raw[c3] = Math.fround(sum3);
  }
  for (; k < to; k++) {
    const c = column[k] as number;
    raw[c] = Math.fround((raw[c] as number) + v * (value[k] as number));
  }
}

/**
 * Two columns at a time, so that a component is read once for both, and four running sums for each, which do not wait for
 * each other: this is where most multiplications of a prediction are.
 */
function addMeaning(
  meaning: Float32Array,
  { value, count }: SparseVector,
  from: number,
  raw: Float64Array,
): void {
  const dims = count - from;
  const whole = count - (dims % 4);
  for (let c = 0; c < raw.length; c += 2) {
    const alone = c + 1 === raw.length;
    let a = c * dims;
    let b = alone ? a : a + dims;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    let v = from;
    for (; v < whole; v += 4, a += 4, b += 4) {
      const v0 = value[v] as number;
      const v1 = value[v + 1] as number;
      const v2 = value[v + 2] as number;
      const v3 = value[v + 3] as number;
      a0 += (meaning[a] as number) * v0;
      a1 += (meaning[a + 1] as number) * v1;
      a2 += (meaning[a + 2] as number) * v2;
      a3 += (meaning[a + 3] as number) * v3;
      b0 += (meaning[b] as number) * v0;
      b1 += (meaning[b + 1] as number) * v1;
      b2 += (meaning[b + 2] as number) * v2;
      b3 += (meaning[b + 3] as number) * v3;
    }
    for (; v < count; v++, a++, b++) {
      a0 += (meaning[a] as number) * (value[v] as number);
      b0 += (meaning[b] as number) * (value[v] as number);
    }
    raw[c] = Math.fround((raw[c] as number) + a0 + a1 + a2 + a3);
    if (!alone) raw[c + 1] = Math.fround((raw[c + 1] as number) + b0 + b1 + b2 + b3);
  }
}
