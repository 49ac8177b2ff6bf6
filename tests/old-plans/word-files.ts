import {
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun
} from 'docx';

/* Old plans of our own making, each built as real ones are; what they say is invented. */

type Child = Paragraph | Table;

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

export const styled = (text: string, level: 1 | 2 | 3 = 1) =>
  new Paragraph({ heading: LEVELS[level - 1] ?? HeadingLevel.HEADING_1, text });
export const bold = (text: string, size?: number) =>
  new Paragraph({ children: [new TextRun({ text, bold: true, ...(size ? { size: size * 2 } : {}) })] });
export const text = (...said: (string | ParagraphChild)[]) =>
  new Paragraph({ children: said.map((one) => (typeof one === 'string' ? new TextRun(one) : one)) });
export const italic = (words: string) => new TextRun({ text: words, italics: true });
export const strong = (words: string) => new TextRun({ text: words, bold: true });
export const note = (number: number) => new FootnoteReferenceRun(number);
export const bullet = (words: string, level = 0) => new Paragraph({ text: words, bullet: { level } });
export const numbered = (words: string, level = 0) =>
  new Paragraph({ text: words, numbering: { reference: 'cisla', level } });
export const newPage = () => new Paragraph({ children: [new PageBreak()] });
export const inStyle = (style: string, words: string) => new Paragraph({ style, text: words });

type Cell = string | { says: string; over?: number; down?: number } | { lines: string[] };

export function table(rows: readonly (readonly Cell[])[]): Table {
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((cell) => {
            if (typeof cell === 'string') return new TableCell({ children: [new Paragraph(cell)] });
            if ('lines' in cell)
              return new TableCell({ children: cell.lines.map((line) => new Paragraph(line)) });
            return new TableCell({
              children: [new Paragraph(cell.says)],
              ...(cell.over ? { columnSpan: cell.over } : {}),
              ...(cell.down ? { rowSpan: cell.down } : {})
            });
          })
        })
    )
  });
}

type Given = {
  footnotes?: Record<number, string>;
  header?: string;
  styles?: { id: string; name: string; basedOn?: string; bold?: boolean; outlineLevel?: number }[];
};

/** A DOCX file of these paragraphs and tables. */
export function wordFile(
  children: readonly Child[],
  { footnotes = {}, header, styles = [] }: Given = {}
): Promise<Buffer> {
  const levels = [0, 1, 2].map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: 'left' as const
  }));
  const document = new Document({
    numbering: { config: [{ reference: 'cisla', levels }] },
    styles: {
      paragraphStyles: styles.map(({ id, name, basedOn, bold: isBold, outlineLevel }) => ({
        ...{ id, name, quickFormat: true },
        ...(basedOn ? { basedOn } : {}),
        run: isBold ? { bold: true } : {},
        paragraph: outlineLevel === undefined ? {} : { outlineLevel }
      }))
    },
    footnotes: Object.fromEntries(
      Object.entries(footnotes).map(([id, words]) => [id, { children: [new Paragraph(words)] }])
    ),
    sections: [
      {
        children: [...children],
        ...(header ? { headers: { default: new Header({ children: [new Paragraph(header)] }) } } : {})
      }
    ]
  });
  return Packer.toBuffer(document);
}
