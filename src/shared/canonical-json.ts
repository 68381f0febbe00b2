/**
 * JSON with sorted keys and without undefined members: equal values give equal text, whatever order a store or an
 * editor's form returned the keys in. Hashes that must survive a round trip through the store are taken over it.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // fromEntries defines own members, so that a key named __proto__ stays plain data.
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]));
}
