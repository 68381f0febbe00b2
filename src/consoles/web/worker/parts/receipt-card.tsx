/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';

export function ReceiptCard({ receipt }: { receipt: string }) {
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');

  async function copy(): Promise<void> {
    setCopied((await copyText(receipt, code.current)) ? 'yes' : 'failed');
  }

  return (
    <section class="receipt" aria-label="回执码">
      <p class="receipt-title">已登记，这是您的回执码</p>
      <strong ref={code} class="code">
        {receipt}
      </strong>
      <button type="button" class="solid" onClick={() => void copy()}>
        {copied === 'yes' ? '已复制' : '复制'}
      </button>
      <p class="hint" role="status">
        {copied === 'failed' ? '复制不了，请抄下来或截图。' : '凭这个码查进度。请截图或抄下来，别给外人。'}
      </p>
    </section>
  );
}

async function copyText(text: string, element: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Older phones and plain http: select it and use the old command.
    if (!element) return false;
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return document.execCommand('copy');
  }
}
