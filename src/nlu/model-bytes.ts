import { createHash } from 'node:crypto';
import type { Model } from './model';
import { buildTable, hashesOf } from './hash-table';

/**
 * A model as bytes: magic, length of the JSON head, head, arrays, SHA-256 of everything before it. Immutable: a changed
 * byte is noticed, a model of another format is refused. Arrays are little-endian, as every machine we run on is.
 */
const MAGIC = 'GYNLU2\n\0';
const CHECKSUM_BYTES = 32;

export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

type Head = Omit<Model, 'vocabulary' | 'rowStart' | 'column' | 'value' | 'bias' | 'meaning'> & {
  unknownIdf: number;
  lengths: number[];
};

export function saveModel(model: Model): Buffer {
  const { vocabulary, rowStart, column, value, bias, meaning, ...facts } = model;
  const arrays = [
    hashesOf(vocabulary),
    vocabulary.idf,
    rowStart,
    value,
    bias,
    meaning,
    column,
    vocabulary.field,
  ];
  const head: Head = { ...facts, unknownIdf: vocabulary.unknownIdf, lengths: arrays.map((a) => a.length) };
  const json = Buffer.from(JSON.stringify(head));
  // Padding keeps the arrays on 4-byte borders.
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(padded.length);
  const body = Buffer.concat([
    Buffer.from(MAGIC, 'latin1'),
    size,
    padded,
    ...arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength)),
  ]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/** @throws ModelFileError when the bytes are not a whole model of this format */
export function loadModel(bytes: Buffer): Model {
  if (bytes.length < MAGIC.length + 4 + CHECKSUM_BYTES) throw new ModelFileError('model file is too short');
  const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
  if (body.subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw new ModelFileError('not a model file');
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(-CHECKSUM_BYTES))) {
    throw new ModelFileError('model file is damaged: checksum differs');
  }
  const headStart = MAGIC.length + 4;
  const headEnd = headStart + body.readUInt32LE(MAGIC.length);
  const head = JSON.parse(body.subarray(headStart, headEnd).toString('utf8')) as Head;
  const { unknownIdf, lengths, ...facts } = head;
  let at = headEnd;
  const take = (i: number, bytesEach: number): ArrayBuffer => {
    const length = (lengths[i] ?? 0) * bytesEach;
    const copy = new Uint8Array(length);
    copy.set(body.subarray(at, at + length));
    at += length;
    return copy.buffer;
  };
  const hashes = new Int32Array(take(0, 4));
  const idf = new Float32Array(take(1, 4));
  const rowStart = new Int32Array(take(2, 4));
  const value = new Float32Array(take(3, 4));
  const bias = new Float32Array(take(4, 4));
  const meaning = new Float32Array(take(5, 4));
  const column = new Uint16Array(take(6, 2));
  const field = new Uint8Array(take(7, 1));
  return {
    ...facts,
    vocabulary: { ...buildTable(hashes), idf, field, unknownIdf },
    rowStart,
    column,
    value,
    bias,
    meaning,
  };
}
