/**
 * The learnt tables as text: places in ascending order, each as its distance from the one before (7 bits a byte), then a
 * weight of one signed byte; for kinds, first how many weights follow and to each its kind. Base64, because it stands in
 * a source file.
 */
export interface WeightAt {
  place: number;
  weight: number;
}

export interface KindWeightsAt {
  place: number;
  weights: { kind: number; weight: number }[];
}

export function encodeWeights(entries: readonly WeightAt[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const { place, weight } of entries) {
    pushVarint(bytes, place - last);
    bytes.push(weight & 0xff);
    last = place;
  }
  return Buffer.from(bytes).toString('base64');
}

export function decodeWeights(text: string, size: number): Int8Array {
  const bytes = Buffer.from(text, 'base64');
  const table = new Int8Array(size);
  const at = { offset: 0 };
  for (let place = 0; at.offset < bytes.length;) {
    place += readVarint(bytes, at);
    table[place] = bytes.readInt8(at.offset++);
  }
  return table;
}

export function encodeKindWeights(entries: readonly KindWeightsAt[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const { place, weights } of entries) {
    pushVarint(bytes, place - last);
    bytes.push(weights.length);
    for (const { kind, weight } of weights) bytes.push(kind, weight & 0xff);
    last = place;
  }
  return Buffer.from(bytes).toString('base64');
}

export function decodeKindWeights(text: string): Map<number, Int8Array> {
  const bytes = Buffer.from(text, 'base64');
  const table = new Map<number, Int8Array>();
  const at = { offset: 0 };
  for (let place = 0; at.offset < bytes.length;) {
    place += readVarint(bytes, at);
    const length = 2 * bytes[at.offset++]!;
    table.set(place, Int8Array.from(bytes.subarray(at.offset, at.offset + length)));
    at.offset += length;
  }
  return table;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function readVarint(bytes: Uint8Array, at: { offset: number }): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at.offset++]!;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}
