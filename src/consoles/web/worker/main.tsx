/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './app';
import { memory } from './storage';

const root = document.getElementById('app');
if (root) {
  // The page already works as a plain form. What was typed into it before this script came, and the conversation it
  // shows, go on here.
  const typed = root.querySelector<HTMLTextAreaElement>('#say')?.value ?? '';
  const session = root.dataset.session;
  if (session && !memory.session()) memory.setSession(session);
  memory.offerSession(root.dataset.newSession);
  const bureauPhone = root.dataset.bureauPhone ?? '';
  root.textContent = '';
  render(<App bureauPhone={bureauPhone} firstDraft={typed} />, root);
}
