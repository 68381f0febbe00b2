import type { Entities, EntityName } from '../contracts/understanding';

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

/** Memory after a message of which some entities meant something else: for those, what was known before it stands. */
export function withoutMisheard(
  after: Entities,
  before: Entities,
  misheard: readonly EntityName[],
): Entities {
  const kept = Object.entries({ ...after }).filter(([name]) => !misheard.includes(name as EntityName));
  const known = Object.entries(before).filter(([name]) => misheard.includes(name as EntityName));
  return Object.fromEntries([...kept, ...known]);
}
