import type { FieldCipher } from '../../shared/crypto';

/**
 * Seals values of one collection. A sealed value is bound to collection, field and document: moved to another place it
 * does not open. Values go through JSON, which (unlike UTF-8 alone) keeps every JavaScript string exactly, half
 * surrogate pairs of a cut-off emoji included.
 */
export interface Sealer {
  seal(value: unknown, field: string, id: string): string;
  open<T>(sealed: string, field: string, id: string): T;
  /** The same for a member that may be absent. */
  sealIf(value: unknown, field: string, id: string): string | undefined;
  openIf<T>(sealed: string | undefined | null, field: string, id: string): T | undefined;
  /** Keyed hash of a value, to look for equal ones by. */
  hash(value: string, purpose: string): string;
}

export function createSealer(cipher: FieldCipher, collection: string): Sealer {
  const place = (field: string, id: string) => `${collection}.${field}:${id}`;
  const sealer: Sealer = {
    seal: (value, field, id) => cipher.encrypt(JSON.stringify(value), place(field, id)),
    open: <T>(sealed: string, field: string, id: string) =>
      JSON.parse(cipher.decrypt(sealed, place(field, id))) as T,
    sealIf: (value, field, id) => (value === undefined ? undefined : sealer.seal(value, field, id)),
    openIf: <T>(sealed: string | undefined | null, field: string, id: string) =>
      sealed == null ? undefined : sealer.open<T>(sealed, field, id),
    hash: (value, purpose) => cipher.hash(value, purpose),
  };
  return sealer;
}
