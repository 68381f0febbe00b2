const TABLE = new Map<string, string>();

export function simplify(text: string): string {
  let out = '';
  for (const c of text) out += TABLE.get(c) ?? c;
  return out;
}
