import { describe, expect, test } from 'vitest';
import { storedZip } from '../spreadsheets/stored-zip.ts';
import { formatOfDocument } from './document-format.ts';
import { readText } from './document-text.ts';
import { aDocx, anOdt, aPdf, aSheet } from './documents.fixture.ts';
import { readTextApart } from './read-text-apart.ts';

const SENTENCE = 'Denný stacionár v obci chýba, rodiny sa starajú samy.';
const zipOf = (files: Record<string, string>) =>
  storedZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));

describe('what a file is', () => {
  test('its content says, and what is inside an archive', async () => {
    expect(formatOfDocument(aPdf([SENTENCE]))).toBe('pdf');
    expect(formatOfDocument(await aDocx([SENTENCE]))).toBe('docx');
    expect(formatOfDocument(await aSheet([SENTENCE]))).toBe('xlsx');
    expect(formatOfDocument(anOdt(`<text:p>${SENTENCE}</text:p>`))).toBe('odt');
  });

  test('nonsense, programs and old formats are refused, each in its word', () => {
    expect(formatOfDocument(Buffer.alloc(0))).toBe('empty');
    expect(formatOfDocument(Buffer.alloc(20 * 1024 * 1024))).toBe('too-large');
    expect(formatOfDocument(Buffer.from('<html><script>alert(1)</script></html>'))).toBe('not-a-document');
    expect(formatOfDocument(Buffer.from('MZ\u0090\u0000'))).toBe('not-a-document');
    expect(formatOfDocument(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toBe('old-office');
    expect(formatOfDocument(zipOf({ 'a.txt': 'ahoj' }))).toBe('not-a-document');
    expect(formatOfDocument(zipOf({ 'a.txt': 'ahoj' }).subarray(0, 40))).toBe('damaged');
    const macros = { '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' };
    expect(formatOfDocument(zipOf(macros))).toBe('macros');
    // The name of a part alone makes no document of an archive of anything.
    expect(formatOfDocument(zipOf({ 'a.txt': 'word/document.xml' }))).toBe('not-a-document');
  });
});

describe('the words of a document', () => {
  test('are read from every format', async () => {
    const read = async (content: Buffer, format: 'pdf' | 'docx' | 'xlsx' | 'odt') => {
      const text = await readText(content, format);
      return text.outcome === 'read' ? text.passages.join('|') : text.fault;
    };
    const western = 'Zápisnica: obec potrebuje službu pre starších.';
    expect(await read(aPdf([western, 'Druhá strana má tiež dosť slov na stránku.']), 'pdf')).toContain(
      western
    );
    expect(
      await read(
        await aDocx(
          [SENTENCE],
          [
            ['Opatrenie', 'Rok'],
            ['Prepravná služba', '2027']
          ]
        ),
        'docx'
      )
    ).toMatch(/rodiny sa starajú samy\.\nOpatrenie Rok\nPrepravná služba 2027/);
    expect(await read(await aSheet([SENTENCE, 'druhý riadok']), 'xlsx')).toBe(
      `Hárok1\n${SENTENCE}\ndruhý riadok`
    );
    const odt = anOdt(
      `<text:tracked-changes><text:p>staré znenie</text:p></text:tracked-changes><text:h>Úvod</text:h>` +
        `<text:p>Rodi&#269;ia &amp;<text:s text:c="2"/><text:span>deti</text:span><office:annotation><text:p>pozn.</text:p></office:annotation></text:p>` +
        `<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row></table:table><text:p>${SENTENCE}</text:p>`
    );
    expect(await read(odt, 'odt')).toBe(`Úvod\nRodičia & deti\nA\n${SENTENCE}`);
  });

  test('a picture of a page, a page with no words and a declared entity give none', async () => {
    expect(await readText(aPdf(['', '']), 'pdf')).toEqual({ outcome: 'failed', fault: 'scan' });
    expect(await readText(aPdf(['1']), 'pdf')).toEqual({ outcome: 'failed', fault: 'scan' });
    expect(await readText(anOdt('<text:p>&x;</text:p><!ENTITY x "a">'), 'odt')).toMatchObject({
      fault: 'damaged'
    });
    expect(await readText(anOdt('', { 'META-INF/manifest.xml': '<encryption-data/>' }), 'odt')).toMatchObject(
      {
        fault: 'protected'
      }
    );
    expect(await readText(Buffer.from('%PDF-1.7 nothing follows'), 'pdf')).toMatchObject({
      fault: 'damaged'
    });
  });

  test('are read in a process of their own, and what breaks it is a damaged file', async () => {
    expect(await readTextApart(aPdf(['Tri slova na jednej strane dokumentu']), 'pdf')).toMatchObject({
      outcome: 'read',
      pagesWithoutText: 0
    });
    expect(await readTextApart(Buffer.from('x'), 'no-format' as never)).toMatchObject({
      outcome: 'failed'
    });
  });
});
