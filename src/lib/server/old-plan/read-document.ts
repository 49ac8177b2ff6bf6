import type { ReadDocument } from '../use-cases/old-plan/old-plan-work.ts';
import { documentFormat, LARGEST_DOCUMENT, refused } from './document-file.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

/** Reads an old plan into headings, paragraphs, lists and tables, or says in one word why it cannot be read. */
export async function readDocument(content: Buffer): Promise<ReadDocument> {
  if (content.length > LARGEST_DOCUMENT) return refused('too-large');
  const format = documentFormat(content);
  if (format === 'docx') return readDocx(content);
  return format === 'pdf' ? readPdf(content) : refused(format);
}
