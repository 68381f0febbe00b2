import { EXIT_PATH, EXIT_URL } from './copy';
import { memory } from './storage';

const DOUBLE_MS = 800;

/** Leaves at once: the screen is empty before the next page begins to load, and "back" does not return here. */
export function leaveNow(): void {
  memory.clear();
  document.title = '天气';
  document.body.replaceChildren();
  // The cookie of the page without scripts, if there is one. Nobody waits for it.
  void fetch(EXIT_PATH, { method: 'GET', redirect: 'manual', keepalive: true }).catch(() => undefined);
  window.location.replace(EXIT_URL);
}

/** Escape pressed twice quickly leaves, from anywhere on the page. */
export function listenForDoubleEscape(leave: () => void): () => void {
  let last = -Infinity;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
    if (event.timeStamp - last < DOUBLE_MS) leave();
    last = event.timeStamp;
  };
  document.addEventListener('keydown', onKey, true);
  return () => document.removeEventListener('keydown', onKey, true);
}
