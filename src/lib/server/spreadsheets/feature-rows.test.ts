import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { windows1250 } from './windows-1250.fixture.ts';

const feature = (
  properties: object,
  geometry: object | null = { type: 'Point', coordinates: [17.1, 48.1] }
) => ({
  ...{ type: 'Feature', properties, geometry }
});
const map = (features: unknown) => JSON.stringify({ type: 'FeatureCollection', features });

describe('a directory', () => {
  const service = (id: string) => ({ id, name: 'Jedáleň', organization: { id: 'o', name: 'Charita' } });

  test.each([
    ['a page', JSON.stringify({ total_items: 2, contents: [service('a'), service('b')], empty: false })],
    ['a page laid out for people', JSON.stringify({ contents: [service('a'), service('b')] }, null, 2)],
    ['a list', JSON.stringify([service('a'), service('b')], null, 1)],
    ['a service a line', `${JSON.stringify(service('a'))}\n${JSON.stringify(service('b'))}\n`],
    [
      'a page a line',
      ['a', 'b'].map((id) => JSON.stringify({ contents: [service(id)], empty: false })).join('\r\n')
    ]
  ])('is read from %s', async (_, content) => {
    const read = await readSpreadsheet(Buffer.from(content));
    expect(read).toMatchObject({ format: 'hsds', feed: [{ id: 'a' }, { id: 'b' }] });
  });
});

describe('a map of services', () => {
  test('is a table of its properties, without the places of its points', async () => {
    const content = map([
      feature({ 'Názov poskytovateľa': 'Charita', ICO: 12345679, Skupina: ['seniori', 'rodina'] }),
      feature({ Obec: 'Rajec', ICO: null, vnorené: { a: 1 } }, null)
    ]);
    const read = await readSpreadsheet(Buffer.from(content));
    expect(read).toEqual({
      ...{ outcome: 'read', format: 'geojson' },
      sheets: [
        {
          name: 'GeoJSON',
          rows: [
            ['Názov poskytovateľa', 'ICO', 'Skupina', 'Obec', 'vnorené'],
            ['Charita', 12345679, 'seniori; rodina', null, null],
            [null, null, null, 'Rajec', null]
          ]
        }
      ]
    });
    expect(JSON.stringify(read)).not.toContain('17.1');
  });

  test('is read with a mark of UTF-8 and in the code page of Central Europe', async () => {
    const content = map([feature({ Obec: 'Šaľa' })]);
    for (const saved of [Buffer.from(`\uFEFF${content}`), windows1250(content)]) {
      expect(await readSpreadsheet(saved)).toMatchObject({ sheets: [{ rows: [['Obec'], ['Šaľa']] }] });
    }
  });

  test.each([
    ['cut in the middle', map([feature({ Obec: 'Rajec' })]).slice(0, -20), 'damaged'],
    ['nested without an end', `{"type":"FeatureCollection","features":${'['.repeat(200_000)}`, 'damaged'],
    ['an object of another kind', '{"type":"Topology","objects":{}}', 'unknown-json'],
    ['a list of anything', '[{"a":1}]', 'unknown-json'],
    ['features that are none', map([1, 'x']), 'unknown-json'],
    ['no features', map([]), 'empty'],
    [
      'more services than a directory may have in one file',
      JSON.stringify(Array.from({ length: 10_001 }, () => ({ id: 'a', name: 'b', organization: {} }))),
      'too-many-services'
    ],
    ['lines of which one is cut', '{"id":"a","name":"b","organization":{}}\n{"id":"a"', 'damaged'],
    [
      'more features than a table may have rows',
      map(Array.from({ length: 20_001 }, () => ({}))),
      'too-many-rows'
    ],
    [
      'more properties than a table may have columns',
      map([feature(Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`p${index}`, 1])))]),
      'too-many-columns'
    ]
  ])('%s is refused in one word', async (_, content, refusal) => {
    expect(await readSpreadsheet(Buffer.from(content))).toEqual({ outcome: 'refused', refusal });
  });

  test('whatever stands in it, every row has as many cells as there are columns, and each is plain', async () => {
    const properties = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.array(properties, { minLength: 1 }), async (all) => {
        const read = await readSpreadsheet(Buffer.from(map(all.map((one) => feature(one)))));
        if (read.outcome === 'refused') return read.refusal === 'empty';
        const [head = [], ...rows] = read.sheets[0]?.rows ?? [];
        return rows.every(
          (row) =>
            row.length === head.length && row.every((cell) => cell === null || typeof cell !== 'object')
        );
      })
    );
  });

  test('any bytes that begin as one are read or refused, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const read = await readSpreadsheet(Buffer.concat([Buffer.from('{"type":'), Buffer.from(bytes)]));
        return read.outcome === 'refused' || read.outcome === 'read';
      })
    );
  });
});
