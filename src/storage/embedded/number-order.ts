const view = new DataView(new ArrayBuffer(8));

/** Eight bytes whose order is the order of doubles (NaN first, -0 equals 0), then a byte that says "exactly this". */
export function encodeNumber(value: number): string {
  return encodeDouble(value) + EXACT;
}

/** Longs that no double can hold follow or precede their nearest double by a tie-break. */
export function encodeLong(value: bigint): string {
  const near = Number(value);
  const exact = BigInt(near);
  if (exact === value) return encodeDouble(near) + EXACT;
  return encodeDouble(near) + (value < exact ? BELOW : OVER) + `${value}e0\0`;
}

/** @param text a Decimal128 in its string form */
export function encodeDecimal(text: string): string {
  const near = Number(text);
  const parsed = parseDecimal(text);
  if (!parsed || !Number.isFinite(near)) return encodeDouble(near) + EXACT;
  const side = compareWithDouble(parsed, near);
  if (side === 0) return encodeDouble(near) + EXACT;
  return encodeDouble(near) + (side < 0 ? BELOW : OVER) + `${parsed.digits}e${parsed.exponent}\0`;
}

const BELOW = '\x40';
const EXACT = '\x80';
const OVER = '\xc0';

function encodeDouble(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  view.setFloat64(0, value === 0 ? 0 : value);
  let high = view.getUint32(0);
  let low = view.getUint32(4);
  if (high & 0x80000000) {
    high = ~high >>> 0;
    low = ~low >>> 0;
  } else {
    high = (high | 0x80000000) >>> 0;
  }
  return String.fromCharCode(
    high >>> 24,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    low >>> 24,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

interface Decimal {
  digits: bigint;
  exponent: number;
}

function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? '';
  let digits = BigInt(`${match[2] ?? ''}${fraction}` || '0');
  let exponent = Number(match[4] ?? 0) - fraction.length;
  if (digits === 0n) return { digits, exponent: 0 };
  // One spelling for equal values: 1.50 and 1.5 must share a key.
  while (digits % 10n === 0n) {
    digits /= 10n;
    exponent++;
  }
  return { digits: match[1] === '-' ? -digits : digits, exponent };
}

/** Exact comparison by whole numbers: both sides are scaled until neither has a fraction. */
function compareWithDouble(decimal: Decimal, double: number): number {
  if (double === 0) return decimal.digits < 0n ? -1 : decimal.digits > 0n ? 1 : 0;
  let mantissa = double;
  let power = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power++;
  }
  let left = decimal.digits << BigInt(power);
  let right = BigInt(mantissa);
  if (decimal.exponent >= 0) left *= 10n ** BigInt(decimal.exponent);
  else right *= 10n ** BigInt(-decimal.exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}
