import type { App } from '../app';
import { changeCase, touch } from '../cases/change-case';
import { appendEvent } from '../cases/history';
import { incidentsOf } from '../cases/incidents';
import type { CliIo } from './talk';

const PAGE = 100;

/**
 * `cases export`: every case as a JSON line, readable; with `--incidents` instead one line for each crisis that a case tells
 * of. Every export is written into the history of the cases it shows. @returns exit code
 */
export async function exportCases(app: App, args: readonly string[], io: CliIo): Promise<number> {
  const incidents = args[1] === '--incidents';
  if (args[0] !== 'export' || args.length > (incidents ? 2 : 1)) {
    io.stderr.write('cases export [--incidents]\n');
    return 2;
  }
  for (let skip = 0; ; skip += PAGE) {
    const { items } = await app.stores.cases.list({ limit: PAGE, skip });
    for (const { caseNo, crisis } of items) {
      if (incidents && !crisis) continue;
      const now = new Date();
      const record = await changeCase(app.stores.cases, caseNo, (known) =>
        touch(
          appendEvent(known, { type: 'exported', actor: { kind: 'system', id: 'cli' }, data: {} }, now),
          now,
        ),
      );
      for (const line of incidents ? incidentsOf(record) : [record]) {
        io.stdout.write(`${JSON.stringify(line)}\n`);
      }
    }
    if (items.length < PAGE) return 0;
  }
}
