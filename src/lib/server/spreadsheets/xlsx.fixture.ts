import { deflateRawSync } from 'node:zlib';

type Entry = { name: string; packed: Buffer; claimed: number };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook of one sheet with exactly these rows as XML, and one more entry that need not be honest. */
export async function anXlsx(rows: string, after: string, more?: Entry): Promise<Buffer> {
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="Hárok1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const types = `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
  const rels = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
  const root = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  const files = { '[Content_Types].xml': types, '_rels/.rels': root, 'xl/workbook.xml': workbook };
  const all = { ...files, 'xl/_rels/workbook.xml.rels': rels, 'xl/worksheets/sheet1.xml': sheet };
  const entries = Object.entries(all).map(([name, text]): Entry => {
    const plain = Buffer.from(text);
    return { name, packed: deflateRawSync(plain), claimed: plain.length };
  });
  return zipOf(more ? [...entries, more] : entries);
}

function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, claimed } of entries) {
    const named = Buffer.from(name);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claimed, 8);
    sizes.writeUInt16LE(named.length, 12);
    const start = Buffer.from([0x14, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), start, sizes, named]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([0x14, 0]), start, sizes, rest, named])
    );
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
