/**
 * Stands in for `@rc-component/util/Dom/dynamicCSS` and its copy in `@ant-design/icons` in the console's bundle (see
 * style-sheet-shim.mjs): same functions, but the rules go into constructed style sheets instead of `<style>` elements.
 */
interface Options {
  prepend?: boolean | 'queue';
  mark?: string;
  priority?: number;
}

interface Entry {
  id: string;
  rank: number;
  css: string;
  sheet: CSSStyleSheet;
  /** What callers get: never attached to the page, it only carries the attributes they set. */
  handle: HTMLStyleElement;
}

const entries: Entry[] = [];
let anonymous = 0;

export function injectCSS(css: string, option: Options = {}): HTMLStyleElement {
  return put(`anonymous ${anonymous++}`, css, option);
}

export function updateCSS(css: string, key: string, option: Options = {}): HTMLStyleElement {
  const id = idOf(key, option);
  const known = entries.find((entry) => entry.id === id);
  if (!known) return put(id, css, option);
  if (known.css !== css) {
    known.css = css;
    known.sheet.replaceSync(css);
  }
  return known.handle;
}

export function removeCSS(key: string, option: Options = {}): void {
  const id = idOf(key, option);
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) return;
  entries.splice(at, 1);
  adopt();
}

/** Part of the replaced module's interface; there is no container here. */
export function clearContainerCache(): void {
  return undefined;
}

/** Part of the icons' copy of that module; the console has no shadow roots. */
export function getShadowRoot(): null {
  return null;
}

/** Part of the icons' copy of that module; silent in production there, too. */
export function warningOnce(): void {
  return undefined;
}

function put(id: string, css: string, option: Options): HTMLStyleElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const entry: Entry = { id, rank: rankOf(option), css, sheet, handle: document.createElement('style') };
  // Behind everything of the same or a lower rank: the order that the original keeps with its "queue".
  const before = entries.findIndex((other) => other.rank > entry.rank);
  entries.splice(before < 0 ? entries.length : before, 0, entry);
  adopt();
  return entry.handle;
}

function adopt(): void {
  document.adoptedStyleSheets = entries.map((entry) => entry.sheet);
}

function idOf(key: string, option: Options): string {
  return `${option.mark ?? 'rc-util-key'} ${key}`;
}

function rankOf({ prepend, priority = 0 }: Options): number {
  if (!prepend) return Infinity;
  return prepend === 'queue' ? priority : -Infinity;
}
