/** @jsxImportSource preact */
import { DOCUMENT_KINDS, type Download } from '../../../../contracts/documents';

/** Who asks: the holder of a receipt, or the conversation itself. */
export type Credentials = { receipt: string } | { session: string };

/**
 * Files to save. Plain forms, because a form's answer is saved by every phone, and because what is posted stands in no
 * address and in no log.
 */
export function Downloads({ kinds, by }: { kinds: readonly Download[]; by: Credentials }) {
  return (
    <ul class="downloads">
      {kinds.map((kind) => (
        <li key={kind}>
          <span>{titleOf(kind)}</span>
          <form method="post" action={addressOf(kind, by)} target="_blank" rel="noopener">
            {Object.entries(by).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {kind !== 'my_data' && <input type="hidden" name="kind" value={kind} />}
            {kind !== 'my_data' && (
              <button
                type="submit"
                class="plain"
                name="format"
                value="docx"
                aria-label={`下载${titleOf(kind)}`}
              >
                下载
              </button>
            )}
            <button
              type="submit"
              class="plain"
              name="format"
              value="html"
              aria-label={`打印${titleOf(kind)}`}
            >
              打印
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

export const titleOf = (kind: Download): string =>
  kind === 'my_data' ? '我的全部记录' : DOCUMENT_KINDS[kind].short;

export function addressOf(kind: Download, by: Credentials): string {
  if (kind === 'my_data') return '/api/me/export';
  return 'receipt' in by ? '/api/receipts/documents' : '/api/me/documents';
}
