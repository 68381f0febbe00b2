import { Decimal128, Double, Int32, Long } from 'bson';
import { bsonType } from './codec';
import { CommandError } from './errors';

/** A number as it is stored: plain ones come from callers in JavaScript, wrappers from an exact decoding. */
export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return ['Int32', 'Long', 'Double', 'Decimal128'].includes(bsonType(value) ?? '');
}

/** Sum or product in the wider type of the two, as MongoDB does it: Int32 grows to Long, anything with Double is Double. */
export function calculate(left: unknown, operator: '+' | '*', right: unknown): unknown {
  if (left instanceof Decimal128 || right instanceof Decimal128) {
    throw new CommandError(2, 'Arithmetic on Decimal128 is not supported by the embedded store');
  }
  if (isDouble(left) || isDouble(right)) {
    const [a, b] = [Number(left), Number(right)];
    return new Double(operator === '+' ? a + b : a * b);
  }
  const [a, b] = [toBigInt(left), toBigInt(right)];
  const result = operator === '+' ? a + b : a * b;
  if (BigInt.asIntN(64, result) !== result) {
    throw new CommandError(2, 'Failed to apply $inc or $mul: the result does not fit into 64 bits');
  }
  const small = BigInt.asIntN(32, result) === result && !isLong(left) && !isLong(right);
  return small ? new Int32(Number(result)) : Long.fromBigInt(result);
}

function isDouble(value: unknown): boolean {
  return bsonType(value) === 'Double' || (typeof value === 'number' && !Number.isInteger(value));
}

function isLong(value: unknown): boolean {
  return bsonType(value) === 'Long' || typeof value === 'bigint';
}

function toBigInt(value: unknown): bigint {
  return bsonType(value) === 'Long' ? (value as Long).toBigInt() : BigInt(Number(value));
}
