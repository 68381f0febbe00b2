import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/**
 * Encryption of people's data, field by field (AES-256-GCM), and keyed hashes to look it up by.
 * Ciphertext layout: `v1.` + base64url(iv 12 | tag 16 | data). The field's name is bound as associated data, so that a
 * value moved to another field or document kind does not decrypt.
 */
export interface FieldCipher {
  encrypt(plain: string, field: string): string;
  /** @throws Error when the key is another one or the value was altered. */
  decrypt(sealed: string, field: string): string;
  /** Deterministic HMAC-SHA-256, hex: equal input, equal hash, useless without the key. */
  hash(value: string, purpose: string): string;
}

/** @param key 32 bytes; separate keys for encryption and hashing are derived from it (HKDF-SHA-256). */
export function createFieldCipher(key: Buffer): FieldCipher {
  if (key.length !== 32) throw new Error('FIELD_KEY must be 32 bytes (64 hex characters)');
  const encryptionKey = Buffer.from(hkdfSync('sha256', key, '', 'gongyou field encryption', 32));
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', 'gongyou lookup hash', 32));
  return {
    encrypt(plain, field) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
      cipher.setAAD(Buffer.from(field));
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url')}`;
    },
    decrypt(sealed, field) {
      if (!sealed.startsWith('v1.')) throw new Error('Sealed field has an unknown format');
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(field));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    hash: (value, purpose) => createHmac('sha256', hashKey).update(`${purpose}\n${value}`).digest('hex'),
  };
}

export function sha256Hex(value: string | Buffer): string {
  return createHash('sha256').update(value).digest('hex');
}

/** Compares two strings in constant time; false for different lengths. */
export function safeEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
