/** @jsxImportSource preact */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { MAX_CHARS } from '../copy';
import { ACCEPT } from '../use-uploads';
import { Icon } from './icons';

/** The counter appears when it starts to matter. */
const COUNT_FROM = MAX_CHARS - 500;

export interface ComposerProps {
  draft: string;
  box: RefObject<HTMLTextAreaElement | null>;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
  onFile: (file: File) => void;
  /** False before the first message: a file needs a conversation to belong to. */
  canAttach: boolean;
  onCannotAttach: () => void;
}

export function Composer(props: ComposerProps) {
  const { draft, box } = props;
  const picker = useRef<HTMLInputElement>(null);
  const over = draft.length - MAX_CHARS;
  const text = draft.trim();

  function send(): void {
    if (!text || over > 0) return;
    props.onSend(text);
    props.onDraft('');
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // 229: older browsers report the Enter that ends a pinyin composition so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  // Grows with the text up to the limit of the style sheet.
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [draft]);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        ref={picker}
        type="file"
        class="sr"
        tabIndex={-1}
        aria-label="选照片"
        accept={ACCEPT}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) props.onFile(file);
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="square"
        aria-label="传照片"
        onClick={() => (props.canAttach ? picker.current?.click() : props.onCannotAttach())}
      >
        <Icon name="photo" />
        <span aria-hidden="true">照片</span>
      </button>
      <label class="sr" for="say">
        打字说您的情况
      </label>
      <textarea
        id="say"
        ref={box}
        rows={1}
        class="field"
        placeholder="在这里打字…"
        autoComplete="off"
        enterkeyhint="send"
        aria-describedby="say-count"
        aria-invalid={over > 0}
        value={draft}
        onInput={(event) => props.onDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="solid send" disabled={!text || over > 0}>
        发送
      </button>
      <p id="say-count" class={over > 0 ? 'count problem' : 'count'} role="status">
        {over > 0
          ? `超了${over}字，请分几次发`
          : draft.length >= COUNT_FROM
            ? `${draft.length}/${MAX_CHARS}`
            : ''}
      </p>
    </form>
  );
}
