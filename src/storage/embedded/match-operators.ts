import type { Options } from 'mingo/types';
import * as mingoQuery from 'mingo/operators/query';
import { bsonType, isDoc, type Doc } from './codec';
import { CommandError } from './errors';
import { matchCandidates } from './paths';
import { encodeKey } from './value-order';

type Test = (doc: Doc) => boolean;
type Operator = (selector: string, operand: unknown, options: Options) => Test;

/**
 * Query operators that compare values. They replace mingo's, which compare binaries and decimals by their text, take
 * `{a: {$exists: true}}` inside arrays too lightly, and order values differently from our indexes. Whatever an index
 * finds and whatever these accept must agree, so both go through the same keys and the same walk of paths.
 */
export const COMPARISON_OPERATORS: Record<string, Operator> = {
  $eq: (selector, operand) => some(selector, equals(operand)),
  $ne: (selector, operand) => not(some(selector, equals(operand))),
  $in: (selector, operand) => some(selector, isIn(listOf('$in', operand))),
  $nin: (selector, operand) => not(some(selector, isIn(listOf('$nin', operand)))),
  $gt: (selector, operand) =>
    some(
      selector,
      ordered(operand, (c) => c > 0),
    ),
  $gte: (selector, operand) =>
    some(
      selector,
      ordered(operand, (c) => c >= 0),
    ),
  $lt: (selector, operand) =>
    some(
      selector,
      ordered(operand, (c) => c < 0),
    ),
  $lte: (selector, operand) =>
    some(
      selector,
      ordered(operand, (c) => c <= 0),
    ),
  $exists: (selector, operand) => {
    const present = some(selector, (v) => v !== undefined);
    return operand ? present : not(present);
  },
  $regex: (selector, operand) => some(selector, fits(operand)),
  $type: (selector, operand) => {
    const names = Array.isArray(operand) ? operand : [operand];
    return some(selector, (v) => v !== undefined && names.some((name) => isOfType(v, name)));
  },
  $all: (selector, operand, options) => {
    const tests = listOf('$all', operand).map((item): Test => {
      if (isDoc(item) && '$elemMatch' in item) {
        return mingoQuery.$elemMatch(selector, item.$elemMatch as Doc, options) as Test;
      }
      return some(selector, item instanceof RegExp ? fits(item) : equals(item));
    });
    return (doc) => tests.length > 0 && tests.every((test) => test(doc));
  },
};

function some(selector: string, accepts: (value: unknown) => boolean): Test {
  const parts = selector.split('.');
  return (doc) => matchCandidates(doc, parts).some(accepts);
}

function not(test: Test): Test {
  return (doc) => !test(doc);
}

function listOf(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError(2, `${operator} needs an array`);
  return operand;
}

function equals(operand: unknown): (value: unknown) => boolean {
  if (operand === null || operand === undefined) return (v) => v === null || v === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (v) => v === operand;
  const key = encodeKey(operand);
  return (v) => v !== undefined && v !== null && encodeKey(v) === key;
}

function isIn(items: unknown[]): (value: unknown) => boolean {
  const patterns = items.filter((item): item is RegExp => item instanceof RegExp).map(fits);
  const keys = new Set(items.map(encodeKey));
  return (v) => keys.has(encodeKey(v)) || patterns.some((test) => test(v));
}

function ordered(operand: unknown, accepts: (comparison: number) => boolean): (value: unknown) => boolean {
  const key = encodeKey(operand);
  const type = key.charAt(0);
  const whole = type === '\x0a' || type === '\xf0';
  return (v) => {
    if (typeof v === 'number' && typeof operand === 'number' && v === v && operand === operand) {
      return accepts(v - operand);
    }
    // A missing field is comparable with null only.
    const other = encodeKey(v);
    if (other.charAt(0) !== type && !(whole && v !== undefined)) return false;
    return accepts(other < key ? -1 : other > key ? 1 : 0);
  };
}

function fits(operand: unknown): (value: unknown) => boolean {
  if (!(operand instanceof RegExp)) throw new CommandError(2, '$regex has to be a string');
  // The codec turns MongoDB's `s` (dot matches newlines) into `g`, which would make the pattern remember positions.
  const pattern = new RegExp(
    operand.source,
    operand.flags.replace('g', operand.flags.includes('s') ? '' : 's'),
  );
  return (v) => {
    if (typeof v === 'string') return pattern.test(v);
    return v instanceof RegExp && v.source === pattern.source && v.flags === operand.flags;
  };
}

const TYPE_NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
};

function isOfType(value: unknown, wanted: unknown): boolean {
  const name = typeof wanted === 'number' ? TYPE_NUMBERS[wanted] : wanted;
  const actual = typeName(value);
  if (name === 'number') return ['int', 'long', 'double', 'decimal'].includes(actual);
  return actual === name;
}

/** Numbers are decoded as plain ones, so a double that holds a whole number counts as an integer here. */
function typeName(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double';
    return value === (value | 0) ? 'int' : 'long';
  }
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  const names: Record<string, string> = {
    ObjectId: 'objectId',
    Binary: 'binData',
    Long: 'long',
    Decimal128: 'decimal',
    Timestamp: 'timestamp',
  };
  return names[bsonType(value) ?? ''] ?? 'object';
}
