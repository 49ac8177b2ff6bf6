import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { styled, table, text, wordFile } from '#tests/old-plans/word-files.ts';
import { storedZip } from '../spreadsheets/stored-zip.ts';
import { unzip } from '../spreadsheets/unzip.ts';
import { LARGEST_DOCUMENT } from './document-file.ts';
import { readDocument } from './read-document.ts';
import { readPiecesApart } from './read-pieces-apart.ts';

const refusalOf = async (content: Buffer) => {
  const read = await readDocument(content);
  return read.outcome === 'refused' ? read.refusal : read.outcome;
};
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const word = await wordFile([styled('Úvod'), text('Slová.')]);

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'not-a-document'],
  ['a plain text', Buffer.from('Komunitný plán'), 'not-a-document'],
  ['an old Word file', Buffer.concat([OLE, Buffer.alloc(600)]), 'old-word'],
  [
    'a Word file with a password',
    Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
    'protected'
  ],
  ['a rich text', Buffer.from('{\\rtf1 plan}'), 'rich-text'],
  [
    'an OpenDocument file',
    storedZip(new Map([['mimetype', Buffer.from('application/vnd.oasis.opendocument.text')]])),
    'open-document'
  ],
  ['a workbook', storedZip(new Map([['xl/workbook.xml', Buffer.from('<a/>')]])), 'not-a-document'],
  ['half a Word file', word.subarray(0, word.length >> 1), 'damaged'],
  ['half a PDF file', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type /Cat'), 'damaged'],
  ['a file that is too large', Buffer.alloc(LARGEST_DOCUMENT + 1, 'PK\u0003\u0004'), 'too-large'],
  ['a Word file without words', await wordFile([]), 'empty']
])('%s is refused: %#', async (_name, content, refusal) => {
  expect(await refusalOf(content)).toBe(refusal);
});

test('a PDF file with a password is refused as such', async () => {
  const key = randomBytes(32).toString('hex');
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [] /Count 0>>',
    `<</Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4>>`
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  const trailer = '<</Root 1 0 R /Size 4 /Encrypt 3 0 R /ID [<00> <00>]>>';
  const pdf = `%PDF-1.4\n${body}trailer\n${trailer}\nstartxref\n0\n%%EOF`;
  expect(await refusalOf(Buffer.from(pdf, 'latin1'))).toBe('protected');
});

test('a small file that unpacks to more than a plan can be is not unpacked', async () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024, 'a');
  const packed = deflateRawSync(zeros);
  expect(packed.length).toBeLessThan(200_000);
  const zip = zipOf('word/document.xml', packed, zeros);
  expect(await refusalOf(zip)).toBe('swollen');
});

test('a file that declares entities is refused before anything reads it', async () => {
  const files = unzip(word);
  if (typeof files === 'string') throw new Error(files);
  const xml = files.get('word/document.xml')?.toString('utf8') ?? '';
  const bomb = xml.replace(/^<\?xml[^>]*\?>/u, '$&<!DOCTYPE a [<!ENTITY b "bbb">]>');
  files.set('word/document.xml', Buffer.from(bomb));
  expect(await refusalOf(storedZip(files))).toBe('damaged');
});

test('pictures and fonts stay packed, however large they say they are', async () => {
  const files = unzip(word);
  if (typeof files === 'string') throw new Error(files);
  files.set('word/media/image1.png', Buffer.alloc(110 * 1024 * 1024));
  expect(await refusalOf(storedZip(files).subarray())).toBe('too-large');
  files.set('word/media/image1.png', Buffer.from('no picture'));
  expect(await refusalOf(storedZip(files))).toBe('read');
});

test('a document is read and sorted in a process of its own', async () => {
  const file = await wordFile([styled('Úvod'), text('Slová.'), table([['a', 'b']])]);
  expect(await readPiecesApart(file)).toMatchObject({
    outcome: 'read',
    format: 'docx',
    pieces: [
      { section: 'foreword', content: { kind: 'heading' } },
      { section: 'foreword', content: { kind: 'paragraph', text: [{ text: 'Slová.' }] } },
      { section: 'foreword', content: { kind: 'table' } }
    ]
  });
  expect(await readPiecesApart(new Uint8Array())).toEqual({ outcome: 'refused', refusal: 'empty' });
});

test('tables in tables a thousand deep break the reading process and nothing else', async () => {
  const files = unzip(word);
  if (typeof files === 'string') throw new Error(files);
  const open = '<w:tbl><w:tr><w:tc>'.repeat(20_000);
  const close = '<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'.repeat(20_000);
  const xml = files.get('word/document.xml')?.toString('utf8') ?? '';
  files.set('word/document.xml', Buffer.from(xml.replace('<w:body>', `<w:body>${open}${close}`)));
  expect(await readPiecesApart(storedZip(files))).toEqual({ outcome: 'refused', refusal: 'damaged' });
});

/** A ZIP of one packed entry, which `storedZip` does not write. */
function zipOf(name: string, packed: Buffer, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const place = Buffer.alloc(14);
  const listed = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name)]);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}
