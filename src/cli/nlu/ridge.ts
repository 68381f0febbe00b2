/** A sparse matrix of few numbers a row (compressed sparse rows). */
export interface SparseMatrix {
  rows: number;
  columns: number;
  start: Int32Array;
  column: Int32Array;
  value: Float32Array;
}

/**
 * Ridge regression with many right-hand sides: W that makes |X W − Y|² + penalty · |W|² least, by conjugate gradients on
 * the normal equations, every side with its own steps (Golub & Van Loan, "Matrix computations", 11.3).
 *
 * @param targets Y, `x.rows` rows of `dims` numbers
 * @returns W, `x.columns` rows of `dims` numbers
 */
export function solveRidge(
  x: SparseMatrix,
  targets: Float64Array,
  dims: number,
  penalty: number,
  rounds: number,
): Float64Array {
  const solution = new Float64Array(x.columns * dims);
  const residual = multiplyTransposed(x, targets, dims);
  const direction = residual.slice();
  let energy = energies(residual, residual, dims);
  for (let round = 0; round < rounds; round++) {
    const image = multiplyTransposed(x, multiply(x, direction, dims), dims);
    for (let k = 0; k < image.length; k++)
      image[k] = (image[k] as number) + penalty * (direction[k] as number);
    const curvature = energies(direction, image, dims);
    const step = energy.map((e, d) => (curvature[d] ? e / (curvature[d] as number) : 0));
    for (let k = 0; k < solution.length; k++) {
      const s = step[k % dims] as number;
      solution[k] = (solution[k] as number) + s * (direction[k] as number);
      residual[k] = (residual[k] as number) - s * (image[k] as number);
    }
    const next = energies(residual, residual, dims);
    const keep = next.map((e, d) => (energy[d] ? e / (energy[d] as number) : 0));
    for (let k = 0; k < direction.length; k++)
      direction[k] = (residual[k] as number) + (keep[k % dims] as number) * (direction[k] as number);
    energy = next;
  }
  return solution;
}

/** X · B, B of `dims` numbers a row. */
export function multiply(x: SparseMatrix, b: Float64Array, dims: number): Float64Array {
  const out = new Float64Array(x.rows * dims);
  for (let row = 0; row < x.rows; row++)
    for (let k = x.start[row] as number; k < (x.start[row + 1] as number); k++)
      addRow(out, row * dims, b, (x.column[k] as number) * dims, x.value[k] as number, dims);
  return out;
}

/** Xᵀ · B. */
function multiplyTransposed(x: SparseMatrix, b: Float64Array, dims: number): Float64Array {
  const out = new Float64Array(x.columns * dims);
  for (let row = 0; row < x.rows; row++)
    for (let k = x.start[row] as number; k < (x.start[row + 1] as number); k++)
      addRow(out, (x.column[k] as number) * dims, b, row * dims, x.value[k] as number, dims);
  return out;
}

function addRow(
  out: Float64Array,
  at: number,
  b: Float64Array,
  from: number,
  scale: number,
  dims: number,
): void {
  for (let d = 0; d < dims; d++) out[at + d] = (out[at + d] as number) + scale * (b[from + d] as number);
}

/** Σ a · b for each of the sides. */
function energies(a: Float64Array, b: Float64Array, dims: number): Float64Array {
  const out = new Float64Array(dims);
  for (let k = 0; k < a.length; k++) {
    const d = k % dims;
    out[d] = (out[d] as number) + (a[k] as number) * (b[k] as number);
  }
  return out;
}
