import type { SpreadsheetRefusal } from './spreadsheet.ts';

const startsWith = (content: Uint8Array, bytes: readonly number[]) =>
  bytes.every((byte, index) => content[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff]
];

/** An object or a list; no heading of a table begins so. The mark of UTF-8 may stand before it. */
const JSON_BEGINS = /^(?:ï»¿)?\s*(?:\{\s*["}]|\[\s*[{\]])/u;

/** What a file is by its content; its name proves nothing. */
export function formatOf(content: Buffer): 'xlsx' | 'csv' | 'json' | SpreadsheetRefusal {
  if (content.length === 0) return 'empty';
  if (startsWith(content, ZIP)) return formatOfZip(content);
  if (startsWith(content, OLE)) return isEncrypted(content) ? 'protected' : 'old-excel';
  if (UTF_16.some((mark) => startsWith(content, mark))) return 'csv';
  if (!isText(content)) return 'not-a-table';
  return JSON_BEGINS.test(content.subarray(0, 200).toString('latin1')) ? 'json' : 'csv';
}

function formatOfZip(content: Buffer): 'xlsx' | SpreadsheetRefusal {
  // An OpenDocument file says what it is in its first entry, which is never compressed.
  if (content.subarray(0, 120).includes('application/vnd.oasis.opendocument')) return 'open-document';
  return content.includes('xl/workbook.xml') ? 'xlsx' : 'not-a-table';
}

/** A workbook with a password is an old container around an encrypted package. */
function isEncrypted(content: Buffer): boolean {
  return content.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** Text has no control characters but tabs and ends of lines; pictures, PDF and programs have plenty. */
function isText(content: Buffer): boolean {
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return false;
  for (const byte of content) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) return false;
  }
  return true;
}
