import { open } from 'node:fs/promises';

/** Makes names in a folder (new, renamed, removed) survive a power cut. Where folders cannot be flushed, nothing happens. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Some file systems refuse to flush a folder; they write names in order on their own.
  } finally {
    await handle?.close();
  }
}
