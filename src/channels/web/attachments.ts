/** Largest file a worker may send, bytes. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** What the first bytes say a file is: the sender's own claim is not believed. Null for anything we do not take. */
export function sniff(bytes: Buffer): string | null {
  const starts = (signature: readonly number[], at = 0): boolean =>
    signature.every((b, i) => bytes[at + i] === b);
  const ascii = (from: number, to: number): string => bytes.subarray(from, to).toString('latin1');
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (ascii(0, 5) === '#!AMR') return 'audio/amr';
  if (ascii(4, 8) === 'ftyp') return /^(heic|heix|mif1)/.test(ascii(8, 12)) ? 'image/heic' : 'audio/mp4';
  return null;
}

/** A file name fit to be shown: no path, no control characters, at most 80 characters. */
export function cleanFileName(given: string | undefined): string {
  let name = given ?? '';
  try {
    name = decodeURIComponent(name);
  } catch {
    // A name that is not URL-encoded is shown as it came.
  }
  const base = name.split(/[\\/]/).pop() ?? '';
  return [...base.toWellFormed().replace(/[\p{Cc}\p{Cf}"<>|]/gu, '')].slice(0, 80).join('') || '文件';
}
