import type { NluIo } from './common';

export function runDiversity(_args: string[], _io: NluIo): Promise<number> {
  return Promise.resolve(1);
}
