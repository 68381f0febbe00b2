/** Lets waiting messages be answered: work over many sentences shares its thread with the chat. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
