import type { LinearWeights } from './model';

/**
 * Collects one function per intent and turns them into a sparse matrix by piece. Weights too small to change a
 * decision are dropped: most of a function of a one-against-the-rest machine is dust.
 */
const DUST = 0.01;

export class SparseColumns {
  private readonly indexes: (Int32Array | undefined)[] = [];
  private readonly values: Float32Array[] = [];
  private readonly bias: Float32Array;

  constructor(
    private readonly features: number,
    intents: number,
  ) {
    this.bias = new Float32Array(intents);
  }

  add(intent: number, weights: Float64Array, bias: number): void {
    let count = 0;
    for (let f = 0; f < this.features; f++) if (Math.abs(weights[f] as number) > DUST) count++;
    const index = new Int32Array(count);
    const value = new Float32Array(count);
    let k = 0;
    for (let f = 0; f < this.features; f++) {
      if (Math.abs(weights[f] as number) <= DUST) continue;
      index[k] = f;
      value[k++] = weights[f] as number;
    }
    this.indexes[intent] = index;
    this.values[intent] = value;
    this.bias[intent] = bias;
  }

  toRows(): LinearWeights {
    const rowStart = new Int32Array(this.features + 1);
    for (const index of this.indexes)
      for (const f of index ?? []) rowStart[f + 1] = (rowStart[f + 1] as number) + 1;
    for (let f = 0; f < this.features; f++)
      rowStart[f + 1] = (rowStart[f + 1] as number) + (rowStart[f] as number);
    const total = rowStart[this.features] as number;
    const column = new Uint16Array(total);
    const value = new Float32Array(total);
    const next = rowStart.slice(0, this.features);
    // A topic of one intent has no second floor: its intent's column was never added.
    this.indexes.forEach((index, intent) => {
      if (!index) return;
      const values = this.values[intent] as Float32Array;
      for (let k = 0; k < index.length; k++) {
        const f = index[k] as number;
        const place = next[f] as number;
        next[f] = place + 1;
        column[place] = intent;
        value[place] = values[k] as number;
      }
    });
    return { rowStart, column, value, bias: this.bias };
  }
}
