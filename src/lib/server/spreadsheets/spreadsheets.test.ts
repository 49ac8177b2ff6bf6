import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { checkApart } from './check-apart.ts';
import { decodeText } from './decode-text.ts';
import { delimiterOf } from './read-csv.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { windows1250 } from './windows-1250.fixture.ts';
import { anXlsx } from './xlsx.fixture.ts';

const HEADER = 'Cieľ;Opatrenie;Suma (EUR)';
const ROW = 'Šťastná jeseň;Ľahšia pomoc;1 234,50';

async function rowsOf(content: Buffer | string) {
  const read = await readSpreadsheet(Buffer.from(content as string));
  if (read.outcome === 'refused') throw new Error(read.refusal);
  return read.sheets[0]?.rows;
}

describe('a CSV file', () => {
  const expected = [HEADER.split(';'), ROW.split(';')];

  test.each([
    ['UTF-8', `${HEADER}\n${ROW}\n`],
    ['UTF-8 with a mark', `\uFEFF${HEADER}\r\n${ROW}`],
    ['Windows-1250', windows1250(`${HEADER}\r\n${ROW}\r\n`)],
    ['UTF-16 of Excel', Buffer.from(`\uFEFF${HEADER}\n${ROW}`.replaceAll(';', '\t'), 'utf16le')],
    ['tabs', `${HEADER}\n${ROW}`.replaceAll(';', '\t')],
    ['commas and quotes', `Cieľ,Opatrenie,Suma (EUR)\nŠťastná jeseň,Ľahšia pomoc,"1 234,50"`]
  ])('is read in %s', async (_, content) => {
    expect(await rowsOf(content as string)).toEqual(expected);
  });

  test('keeps its line numbers below the hint of Excel', async () => {
    expect(await rowsOf(`sep=|\nCieľ|Opatrenie\nA|B`)).toEqual([[null], ['Cieľ', 'Opatrenie'], ['A', 'B']]);
  });

  test('keeps a line break inside of quotes in one cell', async () => {
    expect(await rowsOf('Cieľ;Opatrenie\n"prvý\ndruhý";B')).toEqual([
      ['Cieľ', 'Opatrenie'],
      ['prvý\ndruhý', 'B']
    ]);
  });

  test('is not cut at the commas of its decimals', () => {
    expect(delimiterOf('Rok;Suma\n2027;1,5\n2028;2,5\n2029;3,5')).toBe(';');
  });

  test('of two encodings is refused, not read wrongly', async () => {
    const mixed = Buffer.concat([Buffer.from('Cieľ;Opatrenie\n'), windows1250('Šťastie;Ľad\n')]);
    expect(await readSpreadsheet(mixed)).toEqual({ outcome: 'refused', refusal: 'mixed-encodings' });
  });

  test('any Slovak text survives Windows-1250', () => {
    const letters = 'aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž AÁČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ;„“–€';
    const text = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 60 })
      .map((some) => some.join(''));
    fc.assert(
      // A text of plain letters only is the same in both encodings.
      fc.property(text, (one) => decodeText(windows1250(`č ${one}`)) === `č ${one}`)
    );
  });
});

describe('a workbook', () => {
  test('gives texts, numbers, days and every sheet', async () => {
    const content = await writeExcelFile([
      {
        sheet: 'Opatrenia',
        data: [
          ['Cieľ', 'Suma', 'Od'],
          ['A', 12.5, { value: new Date('2027-03-01T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' }]
        ]
      },
      { sheet: 'Druhý', data: [['x']] }
    ]).toBuffer();
    expect(await readSpreadsheet(content)).toEqual({
      outcome: 'read',
      format: 'xlsx',
      sheets: [
        {
          name: 'Opatrenia',
          rows: [
            ['Cieľ', 'Suma', 'Od'],
            ['A', 12.5, { day: '2027-03-01' }]
          ]
        },
        { name: 'Druhý', rows: [['x']] }
      ]
    });
  });

  test('reads a formula as its value, an error as its code, and the first of merged cells', async () => {
    const content = await anXlsx(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>Cieľ</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row>
       <row r="2"><c r="A2" t="inlineStr"><is><t>Spolu</t></is></c><c r="B2" t="e"><v>#REF!</v></c></row>
       <row r="3"><c r="B3"><v>7</v></c></row>`,
      '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    );
    const read = await readSpreadsheet(content);
    expect(read).toMatchObject({
      sheets: [
        {
          rows: [
            ['Cieľ', 2],
            ['Spolu', '#REF!'],
            [null, 7]
          ]
        }
      ]
    });
  });
});

describe('is refused in one word', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

  test.each([
    ['a picture called xlsx', png, 'not-a-table'],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'not-a-table'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['spaces only', Buffer.from(' \n \n'), 'empty'],
    ['an old workbook', ole, 'old-excel'],
    [
      'a workbook with a password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'protected'
    ],
    ['a large text', Buffer.alloc(18 * 1024 * 1024 + 1, 'a'), 'too-large'],
    [
      'a large workbook',
      Buffer.concat([Buffer.from('PK\u0003\u0004 xl/workbook.xml'), Buffer.alloc(5 * 1024 * 1024)]),
      'too-large'
    ],
    ['a cut workbook', Buffer.from('PK\u0003\u0004 xl/workbook.xml'), 'damaged'],
    ['20,001 rows', Buffer.from(`Cieľ;Opatrenie\n${'a;b\n'.repeat(20_001)}`), 'too-many-rows'],
    ['300 columns', Buffer.from(`${'a;'.repeat(300)}\n`), 'too-many-columns']
  ])('%s', async (_, content, refusal) => {
    expect(await readSpreadsheet(content)).toEqual({ outcome: 'refused', refusal });
  });

  test('20,000 rows are read', async () => {
    expect(await readSpreadsheet(Buffer.from(`Cieľ;Opatrenie\n${'a;b\n'.repeat(20_000)}`))).toMatchObject({
      outcome: 'read'
    });
  });

  test('a file that swells to 200 MB, though it claims to be small', async () => {
    const zeros = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    const content = await anXlsx('', '', { name: 'xl/bomb.xml', packed: zeros, claimed: 10 });
    expect(await readSpreadsheet(content)).toEqual({ outcome: 'refused', refusal: 'swollen' });
  });

  test('a row far below, which would fill the memory, ends only its own reader', async () => {
    const content = await anXlsx('<row r="999999999"><c r="A999999999"><v>1</v></c></row>', '');
    expect(await checkApart(content)).toEqual({ outcome: 'refused', refusal: 'damaged' });
  });
});

test('20,000 rows of a workbook are read beside the program', async () => {
  const data = Array.from({ length: 20_001 }, (_, row) => [`Cieľ ${row}`, `Opatrenie ${row}`, row, 'obec']);
  const content = await writeExcelFile(data).toBuffer();
  expect(await checkApart(content)).toMatchObject({ outcome: 'read' });
});
