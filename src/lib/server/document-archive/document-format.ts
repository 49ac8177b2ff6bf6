import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { LARGEST_DOCUMENT } from '../old-plan/document-file.ts';
import { unzip } from '../spreadsheets/unzip.ts';

/** Why a file is not taken; each has one sentence for people under `documents.refused.`. */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'old-office'
  | 'protected'
  | 'macros'
  | 'damaged'
  | 'not-a-document';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PACKAGE_START = 64;

/** What a file is by its content and, where it is an archive, by what is inside; its name proves nothing. */
export function formatOfDocument(content: Buffer): DocumentFormat | FileRefusal {
  if (content.length === 0) return 'empty';
  if (content.length > LARGEST_DOCUMENT) return 'too-large';
  if (content.subarray(0, ZIP.length).equals(ZIP)) return formatOfPackage(content);
  if (content.subarray(0, OLE.length).equals(OLE)) {
    return content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'protected' : 'old-office';
  }
  // Some programs write a line before the mark; readers look for it in the first kilobyte.
  return content.subarray(0, 1024).includes('%PDF-') ? 'pdf' : 'not-a-document';
}

function formatOfPackage(content: Buffer): DocumentFormat | FileRefusal {
  const names = new Set<string>();
  // Only the list of names is read: whoever sends a bomb sends it to a process that may die of it.
  const listed = unzip(content, (name) => {
    names.add(name);
    return false;
  });
  if (typeof listed === 'string') return 'damaged';
  if ([...names].some((name) => name.endsWith('vbaProject.bin') || name.startsWith('Basic/')))
    return 'macros';
  if (isOpenDocumentText(content)) return names.has('content.xml') ? 'odt' : 'damaged';
  if (!names.has('[Content_Types].xml')) return 'not-a-document';
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : 'not-a-document';
}

/** An OpenDocument file says what it is in its first entry, which is never compressed. */
function isOpenDocumentText(content: Buffer): boolean {
  const start = content.subarray(30, 30 + PACKAGE_START).toString('latin1');
  return /^mimetypeapplication\/vnd\.oasis\.opendocument\.text(?:PK|$)/.test(start);
}
