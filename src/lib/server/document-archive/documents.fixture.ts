import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { storedZip } from '../spreadsheets/stored-zip.ts';
import { anXlsx } from '../spreadsheets/xlsx.fixture.ts';

/** A PDF with one page for each text, in letters of western Europe; an empty text is a page without words. */
export function aPdf(pages: readonly string[]): Buffer {
  const objects: string[] = [];
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  objects.push(
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`
  );
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, text] of pages.entries()) {
    const lines = text.split('\n').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`);
    const stream = text === '' ? '' : `BT /F1 11 Tf 14 TL 60 780 Td ${lines.join(' ')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`
    );
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from([...file].map((letter) => BYTES[letter] ?? letter.charCodeAt(0)));
}

/** Letters that the encoding of the PDF has where Unicode has them not. */
const BYTES: Readonly<Record<string, number>> = { š: 0x9a, ž: 0x9e, Š: 0x8a, Ž: 0x8e };

/** A text document of an office program: paragraphs, and a table where rows are given. */
export async function aDocx(paragraphs: readonly string[], rows: readonly string[][] = []): Promise<Buffer> {
  const cells = (row: readonly string[]) =>
    row.map((text) => new TableCell({ children: [new Paragraph(text)] }));
  const table =
    rows.length > 0 ? [new Table({ rows: rows.map((row) => new TableRow({ children: cells(row) })) })] : [];
  const children = [...paragraphs.map((text) => new Paragraph(text)), ...table];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** A sheet with one text in each row. */
export function aSheet(texts: readonly string[]): Promise<Buffer> {
  const rows = texts.map(
    (text, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`
  );
  return anXlsx(rows.join(''), '');
}

/** An OpenDocument text with this inside its body; `more` files stand beside it. */
export function anOdt(body: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const files = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, ...more };
  return storedZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
}
