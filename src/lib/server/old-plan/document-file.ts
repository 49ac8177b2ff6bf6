import type { SourceDocument } from '#lib/domain/plans/old-plan/source-piece.ts';
import type { DocumentRefusal, OldPicture, ReadDocument } from '../use-cases/old-plan/old-plan-work.ts';

/** A plan with its photographs; what is larger holds pictures of pages. The program takes forms of 20 MB at most. */
export const LARGEST_DOCUMENT = 19 * 1024 * 1024;
export const MOST_PAGES = 400;
/** Of all words together: a plan of 100 pages has some 300,000 letters. */
export const MOST_LETTERS = 3_000_000;

export const refused = (refusal: DocumentRefusal): ReadDocument => ({ outcome: 'refused', refusal });

export function wasRead(
  format: 'docx' | 'pdf',
  document: SourceDocument,
  pictures: readonly OldPicture[] = []
): ReadDocument {
  return { outcome: 'read', format, document, pictures };
}

const startsWith = (content: Uint8Array, bytes: readonly number[]) =>
  bytes.every((byte, index) => content[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** What a file is by its content; its name proves nothing. */
export function documentFormat(content: Buffer): 'docx' | 'pdf' | DocumentRefusal {
  if (content.length === 0) return 'empty';
  if (startsWith(content, ZIP)) return formatOfZip(content);
  if (startsWith(content, OLE)) {
    return content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'protected' : 'old-word';
  }
  // Some programs write a line before the mark; readers look for it in the first kilobyte.
  if (content.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  return content.subarray(0, 5).toString('latin1') === '{\\rtf' ? 'rich-text' : 'not-a-document';
}

function formatOfZip(content: Buffer): 'docx' | DocumentRefusal {
  if (content.subarray(0, 120).includes('application/vnd.oasis.opendocument')) return 'open-document';
  return content.includes('word/document.xml') ? 'docx' : 'not-a-document';
}
