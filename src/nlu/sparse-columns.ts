import type { LinearWeights } from './model';

/**
 * Collects one function per column and turns them into a sparse matrix by piece and a dense one for the meaning view.
 * Weights too small to change a decision are dropped: most of a function of a one-against-the-rest machine is dust.
 */
export class SparseColumns {
  private readonly indexes: (Int32Array | undefined)[] = [];
  private readonly values: Float32Array[] = [];
  private readonly bias: Float32Array;
  private readonly meaning: Float32Array;

  /** @param pieces features that are pieces; @param dims components of meaning behind them */
  constructor(
    private readonly pieces: number,
    private readonly dims: number,
    columns: number,
  ) {
    this.bias = new Float32Array(columns);
    this.meaning = new Float32Array(columns * dims);
  }

  /** @param dust weights of pieces up to this size are left out */
  add(column: number, weights: Float64Array, bias: number, dust: number): void {
    let count = 0;
    for (let f = 0; f < this.pieces; f++) if (Math.abs(weights[f] as number) > dust) count++;
    const index = new Int32Array(count);
    const value = new Float32Array(count);
    let k = 0;
    for (let f = 0; f < this.pieces; f++) {
      if (Math.abs(weights[f] as number) <= dust) continue;
      index[k] = f;
      value[k++] = weights[f] as number;
    }
    this.indexes[column] = index;
    this.values[column] = value;
    this.bias[column] = bias;
    this.meaning.set(weights.subarray(this.pieces, this.pieces + this.dims), column * this.dims);
  }

  toRows(): LinearWeights {
    const rowStart = new Int32Array(this.pieces + 1);
    for (const index of this.indexes)
      for (const f of index ?? []) rowStart[f + 1] = (rowStart[f + 1] as number) + 1;
    for (let f = 0; f < this.pieces; f++)
      rowStart[f + 1] = (rowStart[f + 1] as number) + (rowStart[f] as number);
    const total = rowStart[this.pieces] as number;
    const column = new Uint16Array(total);
    const value = new Float32Array(total);
    const next = rowStart.slice(0, this.pieces);
    // A topic of one intent has no second floor: its intent's column was never added.
    this.indexes.forEach((index, number) => {
      if (!index) return;
      const values = this.values[number] as Float32Array;
      for (let k = 0; k < index.length; k++) {
        const f = index[k] as number;
        const place = next[f] as number;
        next[f] = place + 1;
        column[place] = number;
        value[place] = values[k] as number;
      }
    });
    return { rowStart, column, value, bias: this.bias, meaning: this.meaning };
  }
}
