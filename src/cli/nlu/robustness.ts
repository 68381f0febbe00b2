import type { NluIo } from './common';

export function runRobustness(_args: string[], _io: NluIo): Promise<number> {
  return Promise.resolve(1);
}
