import type { App } from '../app';
import { changeCase, touch } from '../cases/change-case';
import { appendEvent } from '../cases/history';
import type { CliIo } from './talk';

const PAGE = 100;

/** `cases export`: every case as a JSON line, readable, and each export written into the case's history. @returns exit code */
export async function exportCases(app: App, args: readonly string[], io: CliIo): Promise<number> {
  if (args[0] !== 'export' || args.length > 1) {
    io.stderr.write('cases export\n');
    return 2;
  }
  for (let skip = 0; ; skip += PAGE) {
    const { items } = await app.stores.cases.list({ limit: PAGE, skip });
    for (const { caseNo } of items) {
      const now = new Date();
      const record = await changeCase(app.stores.cases, caseNo, (known) =>
        touch(
          appendEvent(known, { type: 'exported', actor: { kind: 'system', id: 'cli' }, data: {} }, now),
          now,
        ),
      );
      io.stdout.write(`${JSON.stringify(record)}\n`);
    }
    if (items.length < PAGE) return 0;
  }
}
