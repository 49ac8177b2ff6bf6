import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

/** A letter of a body to an office, as it is signed and sent. */
export type Letter = {
  language: 'sk' | 'en';
  /** Who writes: name and, where it is known, the place. */
  from: readonly string[];
  to: readonly string[];
  subject: string;
  paragraphs: readonly string[];
  /** Rows to fill in under their headings. */
  table: { headings: readonly string[]; rows: readonly (readonly string[])[] };
  closing: readonly string[];
};

const FONT = 'Source Sans 3';

/** The letter as a DOCX for Word and LibreOffice: plain paragraphs, a table with a header row, nothing to update. */
export async function renderLetter(letter: Letter): Promise<Uint8Array> {
  const lines = (texts: readonly string[], bold = false) =>
    texts.map((text) => new Paragraph({ children: [new TextRun({ text, bold })] }));
  const spaced = (text: string, bold = false) =>
    new Paragraph({ spacing: { before: 200, after: 100 }, children: [new TextRun({ text, bold })] });
  const word = new Document({
    title: letter.subject,
    creator: letter.from[0] ?? '',
    styles: {
      default: { document: { run: { font: FONT, size: 22, language: { value: languageTag(letter) } } } }
    },
    sections: [
      {
        children: [
          ...lines(letter.from, true),
          spaced(''),
          ...lines(letter.to),
          spaced(letter.subject, true),
          ...letter.paragraphs.map((text) => spaced(text)),
          tableOf(letter),
          spaced(''),
          ...lines(letter.closing)
        ]
      }
    ]
  });
  return new Uint8Array(await Packer.toBuffer(word));
}

const languageTag = ({ language }: Letter) => (language === 'sk' ? 'sk-SK' : 'en-GB');

function tableOf({ table: { headings, rows } }: Letter): Table {
  const cell = (text: string, bold = false) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: headings.map((text) => cell(text, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((text) => cell(text)) }))
    ]
  });
}
