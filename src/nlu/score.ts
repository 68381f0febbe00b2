import type { Model } from './model';
import type { SparseVector } from './vectorise';

/** Stage 5, serving: score = bias + Σ value · weight, over the pieces that the model knows. */
export function scoreInto(model: Pick<Model, 'rowStart' | 'column' | 'value' | 'bias'>, x: SparseVector, out: Float32Array): void {
  const { rowStart, column, value } = model;
  out.set(model.bias);
  for (let i = 0; i < x.count; i++) {
    const feature = x.index[i] as number;
    const v = x.value[i] as number;
    const to = rowStart[feature + 1] as number;
    for (let k = rowStart[feature] as number; k < to; k++) {
      const c = column[k] as number;
      out[c] = (out[c] as number) + v * (value[k] as number);
    }
  }
}
