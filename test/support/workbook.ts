import { inflateRawSync } from 'node:zlib';

/** The XML files of a zip archive, by its central directory: enough to see what a workbook really holds. */
export function filesOfZip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('No zip archive');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    files.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** Every text of a workbook's cells. @throws Error when a cell is a formula */
export function textsOfWorkbook(bytes: Buffer): string[] {
  const files = filesOfZip(bytes);
  const sheets = [...files].filter(([name]) => /worksheets|sharedStrings/.test(name));
  if (sheets.some(([, xml]) => /<f[ >]/.test(xml))) throw new Error('A cell is a formula');
  return sheets.flatMap(([, xml]) =>
    [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) =>
      (match[1] ?? '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ),
  );
}
