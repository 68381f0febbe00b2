import { createRequire } from 'node:module';
import type WriteExcelFile from 'write-excel-file/node' with { 'resolution-mode': 'import' };
import type { Table } from './table';

// The package has a CommonJS build, but its types are only those of the module.
const writeExcelFile = createRequire(__filename)('write-excel-file/node') as typeof WriteExcelFile;

const NARROW = 10;
const WIDE = 40;
/** What a sheet's name may not hold, and how long it may be. */
const sheetName = (title: string): string =>
  title
    .replace(/[[\]:*?/\\（）]/g, ' ')
    .trim()
    .slice(0, 31) || '表';

/** Lists as sheets of one workbook. Text stays text: a cell that begins with "=" is not a formula. */
export async function toWorkbook(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map(({ title, heading, rows }) => ({
    sheet: sheetName(title),
    stickyRowsCount: 1,
    columns: heading.map((name, i) => ({
      width: widthOf([name, ...rows.slice(0, 200).map((row) => row[i] ?? '')]),
    })),
    data: [
      heading.map((value) => ({
        value,
        type: String,
        fontWeight: 'bold' as const,
        backgroundColor: '#eef2f7',
      })),
      ...rows.map((row) =>
        row.map((value) =>
          value === null
            ? null
            : typeof value === 'number'
              ? { value, type: Number }
              : { value, type: String },
        ),
      ),
    ],
  }));
  return writeExcelFile(sheets).toBuffer();
}

/** Characters; a Chinese one takes two. */
function widthOf(values: readonly (string | number)[]): number {
  const widths = values.map((value) =>
    [...String(value)].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 2),
  );
  return Math.min(WIDE, Math.max(NARROW, ...widths));
}
