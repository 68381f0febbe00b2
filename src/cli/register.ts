import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { App } from '../app';
import { REGISTER_STATUSES, type RegisterKind, type RegisterStatus } from '../contracts/register';
import { OFFICE_KINDS } from '../contracts/register-labels';
import { manifestList, manifestTables, planCoaches, type Route } from '../register/manifest';
import { readAll } from '../register/read';
import { report131, reportTable } from '../register/report-131';
import { tableOf, toCsv, type Table } from '../register/table';
import { toWorkbook } from '../register/workbook';
import type { CliIo } from './talk';

export const REGISTER_USAGE = `register export --kind KIND [--status STATUS] [--from DAY] [--to DAY] --format csv|xlsx|jsonl [--out FILE]
register manifest --date DAY [--from PLACE] [--to PLACE] [--capacity 45] [--coaches N] [--format csv|xlsx] [--out FILE]
register report-131 [--from DAY] [--to DAY] --format csv|xlsx|jsonl [--out FILE]
without --out the list goes to stdout; a workbook needs a file
kinds: ${OFFICE_KINDS.join(', ')}
`;

const day = z.iso.date();
const exportOptions = z.strictObject({
  kind: z.enum([...OFFICE_KINDS] as [RegisterKind, ...RegisterKind[]]),
  status: z.enum(Object.keys(REGISTER_STATUSES) as [RegisterStatus, ...RegisterStatus[]]).optional(),
  from: day.optional(),
  to: day.optional(),
  format: z.enum(['csv', 'xlsx', 'jsonl']),
  out: z.string().min(1).optional(),
});
const manifestOptions = z.strictObject({
  date: day,
  from: z.string().min(1).optional(),
  to: z.string().min(1).optional(),
  capacity: z.coerce.number().int().min(1).max(200).default(45),
  coaches: z.coerce.number().int().min(1).max(1000).optional(),
  format: z.enum(['csv', 'xlsx']).optional(),
  out: z.string().min(1).optional(),
});

const reportOptions = exportOptions.omit({ kind: true, status: true });

/**
 * `register export | manifest | report-131`: lists for other offices, telephone numbers in full, to stdout or to a file that only
 * its owner may read; then one JSON line tells what was written. @returns exit code
 */
export async function runRegister(app: App, args: readonly string[], io: CliIo): Promise<number> {
  const [verb, ...rest] = args;
  const given = readOptions(rest);
  if (verb === 'export') {
    const options = exportOptions.safeParse(given);
    if (options.success) return exportKind(app, options.data, io);
    return wrong(io, options.error);
  }
  if (verb === 'manifest') {
    const options = manifestOptions.safeParse(given);
    if (options.success) return writeManifest(app, options.data, io);
    return wrong(io, options.error);
  }
  if (verb === 'report-131') {
    const options = reportOptions.safeParse(given);
    if (options.success) return writeReport131(app, options.data, io);
    return wrong(io, options.error);
  }
  io.stderr.write(REGISTER_USAGE);
  return 2;
}

function readOptions(args: string[]): Record<string, unknown> {
  const names = ['kind', 'status', 'from', 'to', 'format', 'out', 'date', 'capacity', 'coaches'] as const;
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return { ...parseArgs({ args, options, allowPositionals: false }).values };
  } catch (error) {
    return { 'bad option': error instanceof Error ? error.message : String(error) };
  }
}

function wrong(io: CliIo, error: z.ZodError): number {
  const issue = error.issues[0];
  io.stderr.write(`${issue ? `--${issue.path.join('.')}: ${issue.message}\n` : ''}${REGISTER_USAGE}`);
  return 2;
}

async function exportKind(app: App, options: z.infer<typeof exportOptions>, io: CliIo): Promise<number> {
  const { kind, status, from, to, format, out } = options;
  const filter = { kinds: [kind], ...(status ? { status: [status] } : {}), from, to };
  const entries = await readAll(app.stores.register, filter, undefined);
  const bytes =
    format === 'jsonl'
      ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      : await inFormat([tableOf(entries)], format);
  return deliver(bytes, out, { kind, format, entries: entries.length }, io);
}

async function writeManifest(app: App, options: z.infer<typeof manifestOptions>, io: CliIo): Promise<number> {
  const { out, date, from, to, capacity, coaches } = options;
  const format = options.format ?? (out === undefined || out.endsWith('.csv') ? 'csv' : 'xlsx');
  const entries = await readAll(app.stores.register, { kinds: ['transport'] }, undefined);
  const routes = planCoaches(entries, { date, from, to, capacity, coaches });
  const tables = format === 'csv' ? [manifestList(routes, capacity)] : manifestTables(routes, capacity);
  const count = (of: (route: Route) => number): number => routes.reduce((sum, route) => sum + of(route), 0);
  const totals = {
    date,
    routes: routes.length,
    coaches: count((route) => route.coaches.length),
    heads: count((route) => route.heads),
    waiting: count((route) => route.waiting.reduce((sum, { heads }) => sum + heads, 0)),
  };
  return deliver(await inFormat(tables, format), out, totals, io);
}

/** How far the 131 service is for each person, and the share of those who were given all of it. */
async function writeReport131(app: App, options: z.infer<typeof reportOptions>, io: CliIo): Promise<number> {
  const { from, to, format, out } = options;
  const filter = { kinds: ['service_131', 'guidance'] satisfies RegisterKind[], from, to };
  const report = report131(await readAll(app.stores.register, filter, undefined));
  const { people, complete, rate } = report;
  const totals = { people: people.length, complete, rate };
  const lines = [...people, totals].map((line) => `${JSON.stringify(line)}\n`).join('');
  const bytes = format === 'jsonl' ? lines : await inFormat([reportTable(report)], format);
  return deliver(bytes, out, { format, ...totals }, io);
}

async function deliver(
  bytes: string | Buffer,
  out: string | undefined,
  told: Record<string, unknown>,
  io: CliIo,
): Promise<number> {
  if (out === undefined && typeof bytes !== 'string') {
    io.stderr.write(`--out: a workbook needs a file\n${REGISTER_USAGE}`);
    return 2;
  }
  if (out === undefined) {
    io.stdout.write(bytes);
    return 0;
  }
  await writeFile(out, bytes, { mode: 0o600 });
  io.stdout.write(`${JSON.stringify({ out, ...told })}\n`);
  return 0;
}

const inFormat = async (tables: Table[], format: 'csv' | 'xlsx'): Promise<string | Buffer> =>
  format === 'csv' ? toCsv(tables[0] ?? { heading: [], rows: [] }) : toWorkbook(tables);
