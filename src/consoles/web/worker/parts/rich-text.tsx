/** @jsxImportSource preact */
import { splitTelephones } from '../text-parts';

/** A bubble's text letter by letter, with the hotline numbers as links. Line breaks are kept by the style sheet. */
export function RichText({ text }: { text: string }) {
  return (
    <p class="words">
      {splitTelephones(text).map((part, i) =>
        part.kind === 'tel' ? (
          <a key={i} href={`tel:${part.text}`}>
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
