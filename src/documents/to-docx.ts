import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import type { Paper, Row, Section } from './paper';
import { blankText, isBlank, type Text } from './text';

/** Sizes in half points, lengths in twentieths of a point; A4 with the margins of an official letter. */
const BODY = 24;
const HEADING = 28;
const TITLE = 40;
const SMALL = 18;
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1247;
const LINE = 380;
const TABLE_WIDTH = A4.width - 2 * MARGIN;
const LABEL_WIDTH = Math.round(TABLE_WIDTH * 0.3);

/**
 * A paper as a Word file. The font is named for east Asian text, or Word would set Chinese in whatever it finds; blanks
 * are highlighted and underlined, so that they show on a screen and on a black-and-white print.
 */
export async function toDocx(paper: Paper): Promise<Buffer> {
  const document = new Document({
    title: paper.title,
    creator: '工友热线',
    description: paper.footer,
    styles: {
      default: {
        document: {
          run: { size: BODY, font: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: 'SimSun' } },
          paragraph: { spacing: { line: LINE } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: { default: new Footer({ children: [small(paper.footer)] }) },
        children: [
          title(paper.title),
          ...paper.sections.flatMap(section),
          new Paragraph({ spacing: { before: 360 }, children: [new TextRun('此致')] }),
          paragraph(paper.closing.to),
          new Paragraph({ children: [] }),
          table(paper.closing.signature),
          new Paragraph({ children: [new PageBreak()] }),
          title('交之前看一眼（这页不用交）'),
          ...paper.hints.flatMap((hint) => [
            heading(hint.heading),
            ...hint.items.map(
              (item) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(legal(item))] }),
            ),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function section(part: Section): FileChild[] {
  switch (part.kind) {
    case 'rows':
      return [heading(part.heading), table(part.rows)];
    case 'list':
      return [heading(part.heading), ...part.items.map((item, i) => paragraph([`${i + 1}. `, ...item]))];
    case 'paragraphs':
      return [heading(part.heading), ...part.items.map((item) => paragraph(item, true))];
  }
}

const title = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 300 },
    children: [new TextRun({ text, bold: true, size: TITLE })],
  });

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text, bold: true, size: HEADING, color: '000000' })],
  });

const small = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: legal(text), size: SMALL, color: '555555' })] });

const paragraph = (text: Text, indented = false): Paragraph =>
  new Paragraph({ ...(indented ? { indent: { firstLine: 2 * BODY * 10 } } : {}), children: runs(text) });

const runs = (text: Text): TextRun[] =>
  text.map((piece) =>
    isBlank(piece)
      ? new TextRun({ text: legal(blankText(piece)), highlight: 'yellow', underline: {} })
      : new TextRun(legal(piece)),
  );

/** Without what XML cannot hold: one control character in a worker's words, and Word would refuse the whole file. */
const legal = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '444444' };

function table(rows: readonly Row[]): Table {
  return new Table({
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, TABLE_WIDTH - LABEL_WIDTH],
    borders: {
      top: BORDER,
      bottom: BORDER,
      left: BORDER,
      right: BORDER,
      insideHorizontal: BORDER,
      insideVertical: BORDER,
    },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [cell([row.label], LABEL_WIDTH), cell(row.value, TABLE_WIDTH - LABEL_WIDTH)],
        }),
    ),
  });
}

const cell = (text: Text, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 110, right: 110 },
    children: [paragraph(text)],
  });
