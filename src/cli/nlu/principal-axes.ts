import { createRandom } from '../../nlu/random';

/** Rounds of orthogonal iteration; the order of the axes does not matter, only what they span together. */
const ROUNDS = 60;

/**
 * The directions of most variance, by orthogonal iteration (Golub & Van Loan, "Matrix computations", 7.3.2).
 *
 * @param samples centred, one row of `width` numbers each
 */
export function principalAxes(samples: readonly Float64Array[], width: number, dims: number): Float64Array[] {
  const scatter = new Float64Array(width * width);
  for (const row of samples) {
    for (let a = 0; a < width; a++) {
      const va = row[a] as number;
      const at = a * width;
      for (let b = 0; b < width; b++) scatter[at + b] = (scatter[at + b] as number) + va * (row[b] as number);
    }
  }
  const random = createRandom(1);
  let axes = Array.from({ length: dims }, () => Float64Array.from({ length: width }, () => random() - 0.5));
  for (let round = 0; round < ROUNDS; round++) {
    axes = axes.map((axis) =>
      Float64Array.from({ length: width }, (_, a) => dot(scatter.subarray(a * width, (a + 1) * width), axis)),
    );
    orthogonalise(axes);
  }
  return axes;
}

/** Gram–Schmidt. */
function orthogonalise(axes: readonly Float64Array[]): void {
  axes.forEach((axis, i) => {
    for (const before of axes.slice(0, i)) {
      const shared = dot(axis, before);
      for (let k = 0; k < axis.length; k++) axis[k] = (axis[k] as number) - shared * (before[k] as number);
    }
    const length = Math.hypot(...axis) || 1;
    for (let k = 0; k < axis.length; k++) axis[k] = (axis[k] as number) / length;
  });
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
