import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegisterXml } from './read-register-xml.ts';
import { type ReadRecord, RefusedFile } from './register-file.ts';

const NAMESPACE = 'http://data.gov.sk/set/data/mpsvr.sd.rpss.csru/v1';
const SERVICE = `
    <providedService>
      <identifier>6222809</identifier>
      <type><itemCode>A0025</itemCode><itemDescription>útulok</itemDescription></type>
      <form><itemCode>2</itemCode><itemDescription>pobytová</itemDescription></form>
      <address>
        <street>Hlavná</street><propertyRegistrationNumber>123</propertyRegistrationNumber>
        <buildingNumber>7</buildingNumber><postCode>01522</postCode><lau2>Rajec</lau2>
        <contactPerson>Jana Tajná</contactPerson>
      </address>
      <targetGroup><itemCode>S1</itemCode></targetGroup>
      <targetGroup><itemDescription>rodina s dieťaťom</itemDescription></targetGroup>
      <currentCapacity>20</currentCapacity>
      <responsiblePerson>Jana Tajná</responsiblePerson><email>jana@tajna.sk</email><phone>0900 111 222</phone>
      <dateOfRegistration>2012-03-01</dateOfRegistration>
      <dateOfErasure>2024-05-31</dateOfErasure>
    </providedService>`;
const PROVIDER = `
  <provider>
    <name>Domov &amp; Útulok n. o.</name>
    <identifier><identifierType>7</identifierType><value>00321575</value></identifier>
    <providerType><itemCode>4</itemCode><itemDescription>nezisková organizácia</itemDescription></providerType>
    <address><street>Tajná ulica</street></address>
    <statutoryBody><name>Jana Tajná</name></statutoryBody>${SERVICE}
  </provider>`;
const registerOf = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rpss xmlns="${NAMESPACE}">${content}\n</rpss>`;

async function* inPieces(content: Uint8Array, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function read(content: string | Uint8Array, size = 64 * 1024): Promise<ReadRecord[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Array.fromAsync(readRegisterXml(inPieces(bytes, size)));
}

async function refusalOf(content: string | Uint8Array): Promise<{ refusal: string; line: number | null }> {
  const fault = await read(content).then(
    () => null,
    (error: unknown) => error
  );
  if (!(fault instanceof RefusedFile)) throw new Error(`It was not refused: ${fault}`);
  return { refusal: fault.refusal, line: fault.line };
}

describe('a register', () => {
  test('is read field by field, and nothing of people comes out of it', async () => {
    const records = await read(registerOf(PROVIDER));
    expect(records).toEqual([
      {
        line: 9,
        raw: {
          registerNumber: '6222809',
          type: { code: 'A0025', label: 'útulok' },
          form: { code: '2', label: 'pobytová' },
          groups: [
            { code: 'S1', label: '' },
            { code: '', label: 'rodina s dieťaťom' }
          ],
          provider: {
            ...{ name: 'Domov & Útulok n. o.', isPerson: false, ico: '00321575' },
            kind: { code: '4', label: 'nezisková organizácia' }
          },
          place: {
            ...{ street: 'Hlavná', number: '123/7', postalCode: '01522', municipality: 'Rajec', district: '' }
          },
          ...{ capacity: '20', registeredOn: '2012-03-01', erasedOn: '2024-05-31' },
          ...{ providedFrom: '', providedTo: '' }
        }
      }
    ]);
    expect(JSON.stringify(records)).not.toMatch(/Tajn|tajna|0900/);
  });

  test('of a natural person brings no name', async () => {
    const person = PROVIDER.replace(
      '<name>Domov &amp; Útulok n. o.</name>',
      '<givenName>Jana</givenName><familyName>Tajná</familyName>'
    );
    const [record] = await read(registerOf(person));
    expect(record?.raw.provider).toMatchObject({ name: '', isPerson: true });
    expect(JSON.stringify(record)).not.toContain('Tajn');
  });

  test('keeps of a number of a house that goes on without end no more than of any field', async () => {
    const house = '<buildingNumber>12</buildingNumber>'.repeat(5_000);
    const [record] = await read(registerOf(PROVIDER.replace('<buildingNumber>7</buildingNumber>', house)));
    expect(record?.raw.place.number.slice(0, 9)).toBe('123/12/12');
    expect(record?.raw.place.number.length).toBe(1_000);
  });

  test('may say the kind of provider after its services', async () => {
    const late = registerOf(`<provider>${SERVICE}<name>Neskorší n. o.</name></provider>`);
    expect((await read(late))[0]?.raw.provider.name).toBe('Neskorší n. o.');
  });

  test('may be saved in another encoding that it declares, or shows by its mark', async () => {
    const latin = registerOf(PROVIDER).replace('UTF-8', 'ISO-8859-2');
    const bytes = Buffer.from(
      latin.replaceAll('Ú', '\xda').replaceAll('á', '\xe1').replaceAll('ú', '\xfa'),
      'latin1'
    );
    expect((await read(bytes.subarray(0)))[0]?.raw.type.label).toBe('útulok');
    const wide = Buffer.from(`\ufeff${registerOf(PROVIDER).replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect((await read(wide))[0]?.raw.provider.name).toBe('Domov & Útulok n. o.');
  });

  test('is the same however it is cut into pieces', async () => {
    const bytes = Buffer.from(registerOf(PROVIDER + PROVIDER));
    const whole = await read(bytes);
    expect(whole).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        expect(await read(bytes, size)).toEqual(whole);
      }),
      { numRuns: 25 }
    );
  });
});

describe('a file is refused that', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rpss xmlns="${NAMESPACE}">&b;</rpss>`;
  const outside = `<!DOCTYPE r SYSTEM "file:///etc/passwd"><rpss xmlns="${NAMESPACE}"/>`;
  test.each([
    ['is empty', '', 'empty'],
    ['has nothing but spaces', ' \n ', 'empty'],
    ['is no XML', 'PK\u0003\u0004', 'not-xml'],
    ['is a table', 'číslo;názov', 'not-xml'],
    ['brings entities of its own', bomb, 'doctype'],
    ['points to a file outside', outside, 'doctype'],
    ['uses an entity nobody declared', registerOf('&neznama;'), 'damaged'],
    ['is of another namespace', '<kml xmlns="http://www.opengis.net/kml/2.2"/>', 'wrong-namespace'],
    ['is of no namespace', '<rpss><provider/></rpss>', 'wrong-namespace'],
    ['was cut off between two services', registerOf(PROVIDER).slice(0, -8), 'truncated'],
    ['was cut off in a tag', registerOf(PROVIDER).slice(0, 700), 'truncated'],
    ['closes what it did not open', registerOf('<provider></rpss>'), 'damaged'],
    ['is too deep', registerOf('<a>'.repeat(40)), 'swollen'],
    [
      'is a million deep in what is not read',
      registerOf(`<provider><statutoryBody>${'<a>'.repeat(1e6)}`),
      'swollen'
    ],
    ['opens a provider in a provider without end', registerOf('<provider>'.repeat(1e5)), 'swollen'],
    [
      'names target groups without end',
      registerOf(`<provider><providedService>${'<targetGroup/>'.repeat(1_000)}`),
      'swollen'
    ],
    ['has a name without end', registerOf(`<${'n'.repeat(1e6)}>`), 'swollen'],
    ['has a value without end', registerOf(`<provider a="${'x'.repeat(1e6)}">`), 'swollen'],
    [
      'has no end of a text',
      registerOf(`<provider><name>${'a'.repeat(400_000)}</name></provider>`),
      'swollen'
    ],
    ['declares an encoding nobody knows', '<?xml version="1.0" encoding="klingon"?><a/>', 'wrong-encoding'],
    ['declares UTF-16 in single bytes', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'wrong-encoding']
  ])('%s', async (_name, content, refusal) => {
    expect((await refusalOf(content)).refusal).toBe(refusal);
  });

  test('says UTF-8 and is not', async () => {
    const bytes = Buffer.from(registerOf(PROVIDER).replaceAll('á', '\xe1'), 'latin1');
    expect((await refusalOf(bytes)).refusal).toBe('wrong-encoding');
  });

  test('was cut off inside a letter', async () => {
    const bytes = Buffer.from(registerOf(`<provider><name>á</name></provider>`));
    const at = bytes.indexOf(0xc3);
    expect((await refusalOf(bytes.subarray(0, at + 1))).refusal).toBe('truncated');
  });

  test('names the line at fault', async () => {
    expect(await refusalOf(registerOf('\n\n<provider><name>A</provider>'))).toEqual({
      refusal: 'damaged',
      line: 4
    });
  });
});

test('whatever happens to a file, it is read or refused in one word', async () => {
  const sound = registerOf(PROVIDER + PROVIDER);
  const damage = fc.record({
    at: fc.nat({ max: sound.length }),
    cut: fc.nat({ max: 60 }),
    put: fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        ']]>',
        '<!--',
        '<![CDATA[',
        '</provider>',
        '<provider>',
        '<name>',
        '\u0000',
        '\ufffe'
      ),
      fc.string({ maxLength: 6 })
    )
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      const content = damages.reduce(
        (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
        sound
      );
      try {
        expect((await read(content, 97)).length).toBeLessThanOrEqual(8);
      } catch (fault) {
        if (!(fault instanceof RefusedFile)) throw fault;
      }
    }),
    { numRuns: 400 }
  );
});

test('whatever bytes a file has, it is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const content = Buffer.concat([Buffer.from(registerOf('').slice(0, 90)), bytes]);
      await expect(read(content)).rejects.toBeInstanceOf(RefusedFile);
    }),
    { numRuns: 200 }
  );
});
