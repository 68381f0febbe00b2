const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe inside an element and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => REPLACEMENTS[char] ?? char);
}

/** HTML that was put together by {@link markup}: the only kind of value that is not escaped again. */
export class SafeHtml {
  constructor(readonly value: string) {}
}

export type HtmlValue = SafeHtml | string | number | false | null | undefined | readonly HtmlValue[];

/** Tagged template: every value is escaped unless it is {@link SafeHtml}, so that nobody can forget to. */
export function markup(parts: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  let out = parts[0] ?? '';
  values.forEach((value, i) => {
    out += toHtml(value) + (parts[i + 1] ?? '');
  });
  return new SafeHtml(out);
}

function toHtml(value: HtmlValue): string {
  if (value instanceof SafeHtml) return value.value;
  if (value === false || value == null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(toHtml).join('');
}
