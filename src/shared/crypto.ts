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
  /** The same for bytes of any length: `v1.` + iv 12 | tag 16 | data. */
  sealBytes(plain: Buffer, field: string): Buffer;
  /** @throws Error when the key is another one or the bytes were altered. */
  openBytes(sealed: Buffer, field: string): Buffer;
  /** Deterministic HMAC-SHA-256, hex: equal input, equal hash, useless without the key. */
  hash(value: string, purpose: string): string;
}

const VERSION = 'v1.';

/** @param key 32 bytes; separate keys for encryption and hashing are derived from it (HKDF-SHA-256). */
export function createFieldCipher(key: Buffer): FieldCipher {
  if (key.length !== 32) throw new Error('FIELD_KEY must be 32 bytes (64 hex characters)');
  const encryptionKey = Buffer.from(hkdfSync('sha256', key, '', 'gongyou field encryption', 32));
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', 'gongyou lookup hash', 32));
  const seal = (plain: Buffer, field: string): Buffer => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
    cipher.setAAD(Buffer.from(field));
    const data = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), data]);
  };
  const open = (bytes: Buffer, field: string): Buffer => {
    if (bytes.length < 28) throw new Error('Sealed field is cut off');
    // The length is fixed, because a decipher accepts shorter tags, which are easier to forge.
    const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(field));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  };
  return {
    encrypt: (plain, field) => `${VERSION}${seal(Buffer.from(plain, 'utf8'), field).toString('base64url')}`,
    decrypt(sealed, field) {
      if (!sealed.startsWith(VERSION)) throw new Error('Sealed field has an unknown format');
      return open(Buffer.from(sealed.slice(VERSION.length), 'base64url'), field).toString('utf8');
    },
    sealBytes: (plain, field) => Buffer.concat([Buffer.from(VERSION), seal(plain, field)]),
    openBytes(sealed, field) {
      if (sealed.subarray(0, VERSION.length).toString('latin1') !== VERSION) {
        throw new Error('Sealed bytes have an unknown format');
      }
      return open(sealed.subarray(VERSION.length), field);
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
