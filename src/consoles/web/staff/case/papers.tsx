import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import {
  DOCUMENT_KINDS,
  documentsFor,
  type DocumentFormat,
  type DocumentKind,
} from '../../../../contracts/documents';
import { fetchFile, messageOf } from '../api';

/** How long a saved file's address stays good: the browser reads it at once, some a little later. */
const KEPT_MS = 60_000;

/** Papers for the worker, drafted from the case. Every one that is taken out stands in the history. */
export function Papers({ detail, onDone }: { detail: CaseDetail; onDone: () => void }) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState<DocumentKind | null>(null);
  const kinds = documentsFor(detail.type);
  if (kinds.length === 0) return null;

  async function save(kind: DocumentKind, format: DocumentFormat): Promise<void> {
    setBusy(kind);
    try {
      const path = `/cases/${encodeURIComponent(detail.caseNo)}/documents`;
      const blob = await fetchFile(path, { kind, format });
      saveFile(blob, `${DOCUMENT_KINDS[kind].title}-${detail.caseNo}.${format}`);
      onDone();
    } catch (error) {
      message.error(messageOf(error));
    } finally {
      setBusy(null);
    }
  }

  return (
    <section className="panel" aria-label="文书">
      <h2>文书</h2>
      <p className="soft">照本人说的起草，没说的留空标出。导出会留痕。</p>
      <ul className="papers">
        {kinds.map((kind) => (
          <li key={kind}>
            <span>{DOCUMENT_KINDS[kind].title}</span>
            <Button loading={busy === kind} onClick={() => void save(kind, 'docx')}>
              Word
            </Button>
            <Button disabled={busy === kind} onClick={() => void save(kind, 'html')}>
              网页
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Saved, also the page: opened from memory it would run under the console's policy, which leaves its style out. */
function saveFile(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
