import type { Entities } from '../contracts/understanding';

/** What was said before, overlaid with what is said now. A new city drops the district of the old one. */
export function mergeMemory(before: Entities, now: Entities): Entities {
  const merged: Entities = { ...before, ...now };
  if (now.city && !now.district && before.city !== now.city) delete merged.district;
  if (now.amountOwed !== undefined && now.amountRange === undefined) delete merged.amountRange;
  if (now.amountOwed !== undefined && now.amountApprox === undefined) delete merged.amountApprox;
  // Ambiguity is about one message; the next one starts clean.
  if (!now.ambiguous) delete merged.ambiguous;
  return merged;
}
