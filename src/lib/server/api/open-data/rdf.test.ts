import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonLd, readTurtle } from '#tests/rdf-graph.ts';
import { JSON_LD, type RdfNode, type RdfWriter, turtle } from './rdf.ts';

const BASE = 'https://opora.example.sk/katalog.ttl';

const inPieces = (writer: RdfWriter, pieces: readonly (readonly RdfNode[])[]) =>
  [
    writer.start,
    ...pieces.map((piece, at) => writer.nodes(piece, pieces.slice(0, at).flat().length === 0)),
    writer.end
  ].join('');

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\r', '\t', "'", '@', '<', '>', '.', ' ', '\u0007', 'ď', '😀')
  }),
  fc.constantFrom('\uD800', 'Obec "Lúčka" \\', '"""', '"@en . <a> <b> "')
);
const address = fc
  .string({
    unit: fc.constantFrom('a', '/', '.', 'ž', ' ', '<', '>', '"', '{', '|', '^', '`', '\\', '%20', '#', '\n')
  })
  .chain((rest) =>
    fc
      .constantFrom(
        BASE,
        `${BASE}#`,
        'https://opora.example.sk',
        'https://opora.example.sk/',
        'https://a.sk/',
        'urn:x:'
      )
      .map((start) => `${start}${start.endsWith('sk') ? '/' : ''}${rest}x`)
  );
const value = fc.oneof(
  fc.record({ iri: address }),
  fc.record({ text: hostile, language: fc.constantFrom('sk' as const, 'en' as const) }),
  fc.record({ text: hostile }),
  fc.constant({ at: '2026-11-23T10:00:00.000Z', type: 'dateTime' as const })
);
const node: fc.Arbitrary<RdfNode> = fc.record({
  id: address,
  types: fc.subarray(['dcat:Dataset', 'foaf:Agent'] as const),
  said: fc.uniqueArray(
    fc.tuple(fc.constantFrom('dct:title', 'dcat:keyword', 'foaf:name'), fc.array(value, { maxLength: 3 })),
    { selector: ([name]) => name }
  ) as fc.Arbitrary<RdfNode['said']>
});

test('both formats say the same, whatever is written and however it is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(node, { maxLength: 3 }), { maxLength: 3 }), async (pieces) => {
      expect(await readJsonLd(inPieces(JSON_LD, pieces))).toEqual(readTurtle(inPieces(turtle(BASE), pieces)));
    })
  );
});

test('a text comes back letter by letter', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const said = [
        { id: 'https://a.sk/', types: [], said: [['dct:title', [{ text, language: 'sk' }]]] }
      ] as const;
      const expected = `<https://a.sk/> <http://purl.org/dc/terms/title> ${JSON.stringify(text.toWellFormed())}@sk^^http://www.w3.org/1999/02/22-rdf-syntax-ns#langString`;
      expect(readTurtle(inPieces(turtle(BASE), [said]))).toEqual([expected]);
      expect(await readJsonLd(inPieces(JSON_LD, [said]))).toEqual([expected]);
    })
  );
});
