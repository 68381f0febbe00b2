/** Figures by which engines are compared; all pure. */

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half (Mann–Whitney U).
 * NaN when either side is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return NaN;
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to++;
    const meanRank = (from + to + 1) / 2;
    for (let i = from; i < to; i++) if (all[i]?.positive) rankSum += meanRank;
    from = to;
  }
  const p = positives.length;
  return (rankSum - (p * (p + 1)) / 2) / (p * negatives.length);
}

export interface Prediction {
  confidence: number;
  correct: boolean;
}

/**
 * Expected calibration error: predictions are put into bins of equal width by confidence; the gaps between mean
 * confidence and share of correct ones are averaged by bin size (Guo et al. 2017, "On calibration of modern neural
 * networks").
 */
export function expectedCalibrationError(predictions: readonly Prediction[], bins = 10): number {
  if (predictions.length === 0) return NaN;
  const confidence = new Float64Array(bins);
  const correct = new Float64Array(bins);
  for (const p of predictions) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(p.confidence * bins)));
    confidence[bin] = (confidence[bin] as number) + p.confidence;
    correct[bin] = (correct[bin] as number) + (p.correct ? 1 : 0);
  }
  let error = 0;
  for (let b = 0; b < bins; b++) error += Math.abs((confidence[b] as number) - (correct[b] as number));
  return error / predictions.length;
}

/** Mean over labels of the harmonic mean of precision and recall; every label that occurs counts the same. */
export function macroF1(truth: readonly string[], predicted: readonly string[]): number {
  const labels = new Set([...truth, ...predicted]);
  let sum = 0;
  for (const label of labels) {
    let hit = 0;
    let said = 0;
    let actual = 0;
    for (let i = 0; i < truth.length; i++) {
      if (predicted[i] === label) said++;
      if (truth[i] === label) actual++;
      if (predicted[i] === label && truth[i] === label) hit++;
    }
    sum += said + actual > 0 ? (2 * hit) / (said + actual) : 0;
  }
  return labels.size > 0 ? sum / labels.size : NaN;
}
