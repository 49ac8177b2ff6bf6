import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { HAS_DCAT_SHAPES, readJsonLd, readTurtle, shapeMisfits } from '#tests/rdf-graph.ts';
import { type CatalogueHead, catalogueNodes, datasetNodes, publisherNode } from '../../api/open-data/dcat.ts';
import { JSON_LD, type RdfNode, turtle } from '../../api/open-data/rdf.ts';
import type { CataloguedBody } from '../../db/catalogued-bodies.ts';
import { datasetsOfBody } from './body-datasets.ts';

const ORIGIN = 'https://opora.example.sk';
const TODAY = '2026-11-23';
const PLAN = '00000000-0000-4000-8000-000000000001';
const OPERATOR = { code: '00321575', name: { sk: 'Združenie obcí', en: 'Union of municipalities' } };
const HEAD: CatalogueHead = {
  ...{ origin: ORIGIN, publisher: OPERATOR },
  ...{ title: { sk: 'Katalóg', en: 'Catalogue' }, description: { sk: 'Údaje', en: 'Data' } },
  contact: { name: OPERATOR.name, email: 'udaje@example.sk' }
};
const GIVEN = {
  today: TODAY,
  operator: OPERATOR,
  hasRegister: true,
  referenceLoadedAt: new Date('2026-11-01')
} as const;
const VERSION: CataloguedBody['versions'][number] = {
  ...{
    bodyId: '7a9d7f3e-0f7e-4a51-9f62-0c1d3b7c2a10' as BodyId,
    planId: PLAN,
    number: 2,
    period: '2026-2030'
  },
  ...{ title: 'Plán „Spolu“', validFrom: '2026-01-01', validTo: '2030-12-31', contentHash: 'a'.repeat(64) },
  ...{ demonstration: false, publishedAt: new Date('2026-02-03T10:00:00Z'), hasGoals: true },
  records: [{ id: 'x', kind: 'approved', from: '2026-01-15', to: null, approval: null }]
};
const DRAFT = { ...VERSION, number: 1, records: [], publishedAt: new Date('2025-12-01T10:00:00Z') };

const TOLD = { planId: PLAN, year: 2026, first: new Date('2026-05-01'), last: new Date('2026-11-02') };

function aCataloguedBody(mentions: Partial<CataloguedBody> = {}): CataloguedBody {
  return {
    ...{ bodyId: VERSION.bodyId, kind: 'municipality', slug: 'banov', name: 'Bánov', unitCode: '503045' },
    ...{ unitKind: 'village', districtCode: 'SK0234', regionCode: 'SK023', inhabitants: 3_697 },
    versions: [VERSION, DRAFT],
    files: (['pdf', 'archive-pdf', 'docx', 'json'] as const).map((format) => ({
      ...{ planId: PLAN, number: 2, format, publishedAt: new Date('2026-02-04T10:00:00Z') }
    })),
    toldYears: [TOLD],
    evaluations: [],
    spending: { from: 2024, to: 2025 },
    discussions: [
      {
        ...{ code: 'abc234', title: 'Návrh plánu', opensOn: '2025-11-01', closesOn: '2025-12-01' },
        last: new Date('2025-11-20T09:00:00Z')
      }
    ],
    ...mentions
  };
}

function nodesOf(body: CataloguedBody, head = HEAD): RdfNode[] {
  const found = datasetsOfBody(body, GIVEN);
  return [
    ...catalogueNodes(head),
    ...(found ? [publisherNode(found.publisher)] : []),
    ...(found?.datasets ?? []).flatMap((one) => datasetNodes(one, head))
  ];
}

const TURTLE = turtle(`${ORIGIN}/katalog.ttl`);
const turtleOf = (nodes: RdfNode[]) => TURTLE.start + TURTLE.nodes(nodes, true) + TURTLE.end;
const pathsOf = (body: CataloguedBody) =>
  (datasetsOfBody(body, GIVEN)?.datasets ?? []).flatMap(({ files }) => files.map(({ path }) => path));

describe('datasets of a body', () => {
  test('are its plan, its progress, its spending, its discussions, and what is reckoned of it', () => {
    expect(pathsOf(aCataloguedBody())).toEqual([
      '/banov/plan/2026-2030.pdf',
      '/banov/plan/2026-2030-archiv.pdf',
      '/banov/plan/2026-2030.docx',
      '/banov/plan/2026-2030.json',
      '/banov/plan.stratml.xml',
      '/banov/vyhodnotenie/2026.stratml.xml',
      '/banov/zdroje/vydavky.csv',
      '/banov/verejna-diskusia/abc234/vyhodnotenie.csv',
      '/banov/potreby/projekcia.csv',
      '/banov/potreby/kapacity.csv',
      '/banov/potreby/kapacity.json',
      '/banov/potreby/kapacity.xlsx',
      '/banov/potreby/dostupnost.csv',
      '/banov/potreby/medzery.csv'
    ]);
  });

  test('a body that has published nothing has only what is reckoned, and not in its name', () => {
    const bare = aCataloguedBody({ versions: [], files: [], toldYears: [], spending: null, discussions: [] });
    expect(pathsOf(bare)).toHaveLength(6);
    for (const { publisher } of datasetsOfBody(bare, GIVEN)?.datasets ?? []) expect(publisher).toBe(OPERATOR);
  });

  test('an evaluation is there as its newest files, which never change', () => {
    const publishedAt = new Date('2027-06-20T10:00:00Z');
    const evaluated = aCataloguedBody({ evaluations: [{ year: 2026, number: 2, publishedAt }] });
    const paths = ['json', 'pdf', 'docx'].map((ending) => `/banov/vyhodnotenie/2026/v2.${ending}`);
    expect(pathsOf(evaluated)).toEqual(expect.arrayContaining(paths));
    const one = datasetsOfBody(evaluated, GIVEN)?.datasets.find(({ key }) =>
      key.endsWith('vyhodnotenie-2026')
    );
    expect(one).toMatchObject({
      title: { sk: 'Obec Bánov: vyhodnotenie komunitného plánu za rok 2026' },
      ...{ modified: publishedAt, temporal: { from: '2026-01-01', to: '2026-12-31' } }
    });
  });

  test('a draft is no plan, and nothing is told of the years of a draft', () => {
    const drafted = aCataloguedBody({ versions: [DRAFT] });
    expect(pathsOf(drafted).filter((path) => /plan|vyhodnotenie\/20/.test(path))).toEqual([]);
  });

  test('a plan without goals has no StratML, and a year that has not begun is not told', () => {
    const bare = aCataloguedBody({ versions: [{ ...VERSION, hasGoals: false }] });
    expect(pathsOf(bare).filter((path) => path.endsWith('.xml'))).toEqual([]);
    const early = aCataloguedBody({ toldYears: [{ ...TOLD, year: 2027 }] });
    expect(pathsOf(early).filter((path) => path.includes('vyhodnotenie/'))).toEqual([]);
  });

  test('a region answers at its own home and is reckoned by its gaps alone', () => {
    const region = aCataloguedBody({
      ...{ kind: 'region', slug: 'zilinsky', name: 'Žilinský kraj', unitCode: 'SK031', unitKind: null },
      ...{ districtCode: null, regionCode: null, inhabitants: 0, spending: null, discussions: [] }
    });
    expect(pathsOf(region)).toContain('/kraj/zilinsky/plan/2026-2030.json');
    expect(pathsOf(region).filter((path) => path.includes('potreby'))).toEqual([
      '/kraj/zilinsky/potreby/medzery.csv'
    ]);
  });

  test('a military district and a union have no pages and no data', () => {
    expect(datasetsOfBody(aCataloguedBody({ unitKind: 'military-district' }), GIVEN)).toBeNull();
    expect(datasetsOfBody(aCataloguedBody({ unitKind: null }), GIVEN)).toBeNull();
  });

  test('an invented plan is called so in every dataset of the body, a real one in none', () => {
    const said = (demonstration: boolean) =>
      datasetsOfBody(aCataloguedBody({ versions: [{ ...VERSION, demonstration }] }), GIVEN)?.datasets.map(
        ({ description }) =>
          description.sk.startsWith('Vymyslená ukážka') && description.en.startsWith('Invented')
      );
    expect(new Set(said(true))).toEqual(new Set([true]));
    expect(new Set(said(false))).toEqual(new Set([false]));
  });

  test('days of publication are those of the plan: first and last', () => {
    const plan = datasetsOfBody(aCataloguedBody(), GIVEN)?.datasets[0];
    expect(plan?.issued).toEqual(DRAFT.publishedAt);
    expect(plan?.modified).toEqual(new Date('2026-02-04T10:00:00Z'));
  });

  test('addresses in the graph do not hang on the name of the body', () => {
    const idsOf = (slug: string) => nodesOf(aCataloguedBody({ slug, name: slug })).map(({ id }) => id);
    expect(idsOf('novy-banov')).toEqual(idsOf('banov'));
    expect(new Set(idsOf('banov')).size).toBe(idsOf('banov').length - datasetCount() + 1);

    function datasetCount() {
      // The catalogue is spoken of once more with each dataset.
      return (datasetsOfBody(aCataloguedBody(), GIVEN)?.datasets.length ?? 0) + 1;
    }
  });

  test('a hostile name survives in both formats, which say the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (name) => {
        const nodes = nodesOf(aCataloguedBody({ name }));
        const graph = readTurtle(turtleOf(nodes));
        expect(await readJsonLd(JSON_LD.start + JSON_LD.nodes(nodes, true) + JSON_LD.end)).toEqual(graph);
        const written = JSON.stringify(`Obec ${name.toWellFormed()}`).slice(1, -1);
        expect(graph.some((line) => line.includes('/name> ') && line.includes(written))).toBe(true);
      }),
      { numRuns: 25 }
    );
  });
});

describe('the shapes of DCAT-AP-SK 3.0.0', () => {
  const whole = turtleOf(nodesOf(aCataloguedBody()));

  test.skipIf(!HAS_DCAT_SHAPES)(
    'are kept by a body with everything and by one with nothing of its own',
    async () => {
      expect(await shapeMisfits(whole)).toEqual([]);
      const bare = aCataloguedBody({
        versions: [],
        files: [],
        toldYears: [],
        spending: null,
        discussions: []
      });
      expect(await shapeMisfits(turtleOf(nodesOf(bare, { ...HEAD, contact: null })))).toEqual([]);
    }
  );

  test.skipIf(!HAS_DCAT_SHAPES)(
    'as published refuse only that a catalogue holds more than one dataset',
    async () => {
      expect(await shapeMisfits(whole, { asPublished: true })).toEqual([
        'catalog_dataset MaxCountConstraintComponent katalog'
      ]);
      const example = new URL(
        '../../../../../../shared/conformance/dcat-ap-sk/example-katalog.ttl',
        import.meta.url
      );
      const misfits = await shapeMisfits(readFileSync(example, 'utf8'), { asPublished: true });
      expect(misfits.join()).toContain('catalog_dataset MaxCountConstraintComponent');
    }
  );

  test.skipIf(!HAS_DCAT_SHAPES).each([
    ['a Slovak title', /^ {2}dct:title "[^"]*"@sk, /gm, '  dct:title ', 'dataset_title_sk'],
    ['a theme', /^ {2}dcat:theme .*\n/gm, '', 'dataset_theme'],
    ['the territory', /^ {2}dct:spatial .*\n/gm, '', 'dataset_spatial'],
    ['terms of use', /^ {2}leg:termsOfUse .*\n/gm, '', 'distribution_termsOfUse'],
    ['the address of a file', /^ {2}dcat:downloadURL .*\n/gm, '', 'DistributionShape'],
    ['the class of terms', / a leg:TermsOfUse ;\n/g, ' ', 'distribution_termsOfUse'],
    [
      'a publisher with an address of the state',
      /data\.gov\.sk\/id\/legal-subject/g,
      'example.sk',
      'dataset_publisher'
    ],
    ['a moment that is one', /\^\^xsd:dateTime/g, '^^xsd:string', 'dataset_modified'],
    ['a beginning', /^ {2}dcat:startDate .*\n/gm, '', 'period_startDate']
  ])('miss %s where it is taken away', async (_name, what, instead, shape) => {
    const broken = whole.replace(what, instead);
    expect(broken).not.toBe(whole);
    expect((await shapeMisfits(broken)).join('\n')).toContain(shape);
  });
});
