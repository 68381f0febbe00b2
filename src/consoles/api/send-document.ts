import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { DocumentFile } from '../../contracts/documents';
import { PAGE_STYLE } from '../../documents';

/** The page's own style and nothing else: no script, no picture, no frame, no form. */
const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Sends a paper: a page is shown, so that it can be printed; anything else is saved. Never kept on the way. */
export function sendDocument(response: Response, file: DocumentFile): void {
  const page = file.mime.startsWith('text/html');
  response.attachment(file.fileName);
  if (page)
    response.set(
      'Content-Disposition',
      response.get('Content-Disposition')?.replace(/^attachment/, 'inline') ?? 'inline',
    );
  response.set({
    'Content-Type': file.mime,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': page ? PAGE_POLICY : "default-src 'none'; sandbox",
  });
  response.send(file.bytes);
}
