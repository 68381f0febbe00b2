import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFieldCipher } from '../../src/shared/crypto';

const cipher = createFieldCipher(Buffer.alloc(32, 1));
const other = createFieldCipher(Buffer.alloc(32, 2));
const bytes = fc.uint8Array({ maxLength: 500 }).map((array) => Buffer.from(array));
/** Strings without half surrogate pairs: those have no UTF-8 form (the store's sealer goes through JSON). */
const text = fc.string({ unit: 'grapheme' });

describe('the field cipher', () => {
  it('should give back every text and all bytes', () => {
    fc.assert(
      fc.property(text, bytes, fc.string(), (plain, data, field) => {
        expect(cipher.decrypt(cipher.encrypt(plain, field), field)).toBe(plain);
        expect(cipher.openBytes(cipher.sealBytes(data, field), field).equals(data)).toBe(true);
      }),
    );
  });

  it('should not open what was altered, cut off, moved to another field or sealed with another key', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (data, place, change) => {
        const sealed = cipher.sealBytes(data, 'a');
        const altered = Buffer.from(sealed);
        const index = place % sealed.length;
        altered.writeUInt8(altered.readUInt8(index) ^ change, index);
        expect(() => cipher.openBytes(altered, 'a')).toThrow();
        expect(() => cipher.openBytes(sealed.subarray(0, index), 'a')).toThrow();
        expect(() => cipher.openBytes(sealed, 'b')).toThrow();
        expect(() => other.openBytes(sealed, 'a')).toThrow();
      }),
    );
  });

  it('should open what an earlier version sealed', () => {
    // Made before sealBytes existed. If this fails, people's data in running installations cannot be read any more.
    const old = 'v1.U9UMDMA3OoOYeyqdWxdamNy_pgUDoMNpjYy_IxhcN4ehYh7oKA';
    expect(cipher.decrypt(old, 'cases.worker.name')).toBe('王大山');
  });

  it('should never seal the same value the same way, and always hash it the same way', () => {
    expect(cipher.encrypt('x', 'a')).not.toBe(cipher.encrypt('x', 'a'));
    expect(cipher.hash('x', 'a')).toBe(cipher.hash('x', 'a'));
    expect(cipher.hash('x', 'a')).not.toBe(cipher.hash('x', 'b'));
    expect(cipher.hash('x', 'a')).not.toBe(other.hash('x', 'a'));
  });

  it('should refuse a key of the wrong length', () => {
    expect(() => createFieldCipher(Buffer.alloc(16))).toThrow(/32 bytes/);
  });
});
