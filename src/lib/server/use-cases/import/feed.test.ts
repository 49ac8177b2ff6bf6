import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { fullService } from '#lib/server/api/hsds/service.ts';
import { countryDirectory } from '#lib/server/db/country-directory.ts';
import type { Database } from '#lib/server/db/db.ts';
import { directoryWords } from '#lib/server/directory-words.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { readSpreadsheet } from '#lib/server/spreadsheets/read-spreadsheet.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { publishDirectory } from '#lib/server/use-cases/directory/publish-directory.ts';
import { testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { importHere, readWhole } from '#tests/import-here.ts';
import { applyRun } from './apply-run.ts';
import { keepMeanings } from './keep-meanings.ts';
import { proposeRun } from './propose-run.ts';
import { stageImport } from './stage-import.ts';

const today = '2026-11-22';
const now = new Date('2026-11-22T10:00:00Z');
const UNIT = '503045';
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-feed-')));
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };

const text = fc.stringMatching(/^[A-ZČŠŽ][a-zčšžáé]{1,8}( [a-zčšžáé]{1,8}){0,2}$/);
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const maybe = (some: fc.Arbitrary<string>) => fc.oneof(some, fc.constant(''));

const CONTENTS = {
  status: fc.record({ status: fc.constantFrom('active', 'planned', 'paused', 'closed'), note: text }),
  contact: fc.record({
    ...{ office: maybe(text), phone: fc.constantFrom('0900 123 456', '+421 2 123') },
    email: fc.constantFrom('', 'info@example.sk'),
    website: fc.constantFrom('', 'https://example.sk/', 'https://example.sk/sluzba')
  }),
  opening: fc.record({
    hours: fc.constantFrom(
      [{ days: 'daily', opens: '00:00', closes: '24:00' }],
      [
        { days: 'workdays', opens: '07:30', closes: '16:00' },
        { days: 'SA', opens: '08:00', closes: '12:00' }
      ],
      [{ days: 'weekend', opens: '09:00', closes: '10:30' }]
    ),
    note: maybe(text)
  }),
  fees: fc.record({
    rows: fc.array(fc.record({ what: text, cents: fc.integer({ min: 0, max: 100_000 }), per: maybe(text) }), {
      minLength: 1,
      maxLength: 3
    }),
    note: maybe(text)
  }),
  admission: fc.record({ steps: texts, papers: texts }),
  catchment: fc.record({
    areas: fc.constantFrom(
      [{ level: 'unit', code: UNIT, name: 'Bánov' }],
      [
        { level: 'district', code: 'SK0234', name: 'Nové Zámky' },
        { level: 'region', code: 'SK023', name: 'Nitriansky kraj' }
      ]
    ),
    note: maybe(text)
  }),
  access: fc.record({
    entrance: fc.constantFrom('step-free', 'with-help', 'steps'),
    note: maybe(text),
    languages: fc.constantFrom([], ['sk'], ['hu', 'sk', 'rom'])
  }),
  money: fc.record({
    rows: fc.constantFrom(
      [{ sourceCode: 'obec', cents: 120_050 }],
      [
        { sourceCode: 'vuc', cents: 100 },
        { sourceCode: 'obec', cents: 0 }
      ]
    )
  })
} as const;

const service = fc.record({
  name: text,
  kind: fc.constantFrom(
    ['opatrovatelska-sluzba', 'terenna', 'prijimatelia'] as const,
    ['jedalen', 'ambulantna', 'prijimatelia'] as const,
    ['zariadenie-pre-seniorov', 'pobytova-celorocna', 'miesta'] as const
  ),
  groups: fc.constantFrom(['seniori'], ['seniori', 'rodina-s-dietatom']),
  isProtected: fc.boolean(),
  address: maybe(text),
  registerNumber: fc.constantFrom(null, 'yes'),
  capacity: fc.option(fc.integer({ min: 0, max: 500 })),
  facts: fc.record(CONTENTS, { requiredKeys: ['contact'] })
});

describe('the directory of one installation taken over by another', async () => {
  const [from, into] = [await testDatabase('pglite'), await testDatabase('pglite')];
  for (const { bulkDb } of [from, into]) await loadReferenceData(bulkDb, () => {});
  const groups = new Set(
    (await from.publicDb.selectFrom('targetGroup').select('code').execute()).map(({ code }) => code)
  );

  test('is the same in the words of the standard, ids and all', async () => {
    let number = 1_000_000;
    const all = fc.array(service, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(all, fc.constantFrom('ndjson', 'page'), async (services, format) => {
        const here = await aDesk(from);
        const ids = await here.keep(
          services.map((one) => {
            number += 1;
            return {
              ...one,
              groups: one.groups.filter((code) => groups.has(code)),
              registerNumber: one.registerNumber && String(number)
            };
          })
        );
        const exported = await here.exported(ids);
        expect(exported).toHaveLength(services.length);
        const content =
          format === 'page'
            ? JSON.stringify({ total_items: ids.length, page_number: 1, contents: exported })
            : exported.map((one) => JSON.stringify(one)).join('\n');

        const there = await aDesk(into);
        const run = await there.stage(content);
        const { proposal } = await there.propose(run);
        expect(proposal.faults).toEqual([]);
        expect(await there.apply(run)).toMatchObject({ outcome: 'applied' });
        expect(alike(await there.exported(ids))).toEqual(alike(exported));
        const again = await there.propose(await there.stage(content));
        expect(Object.values(again.proposal.changes).flat()).toEqual([]);
      }),
      { numRuns: 12 }
    );
  });

  test('brings no invented services, none of the register, none of elsewhere and no names of people', async () => {
    const here = await aDesk(from);
    const [id = ''] = await here.keep([plain({ name: 'Pravá' })]);
    const [real] = await here.exported([id]);
    const words = await directoryWords(from.publicDb, today);
    const other = { ...real, id: randomUUID(), contacts: [{ id: randomUUID(), name: 'Jana Osobná' }] };
    const invented = { ...real, id: randomUUID(), alert: words.t('hsds.service.invented') };
    const away = JSON.parse(JSON.stringify(real).replaceAll(UNIT, '517402')) as object;
    const there = await aDesk(into);
    const run = await there.stage(
      [other, invented, { ...away, id: randomUUID() }].map((one) => JSON.stringify(one)).join('\n')
    );
    const { proposal } = await there.propose(run);
    expect(proposal.changes.services).toHaveLength(1);
    expect(proposal.notes).toEqual([
      { note: 'invented', count: 1 },
      { note: 'stands-elsewhere', count: 1 }
    ]);
    expect(JSON.stringify(proposal)).not.toContain('Osobná');
  });

  test('a kind that nobody knows is asked for once', async () => {
    const here = await aDesk(from);
    const [id = ''] = await here.keep([plain({ name: 'Iná' })]);
    const [real] = await here.exported([id]);
    const foreign = {
      ...{ id: 'x-1', name: 'Cudzia služba', status: 'active', organization: { id: 'o-1', name: 'Cudzí' } },
      attributes: [{ id: 'a', taxonomy_term: { code: 'H-12', name: 'home help', taxonomy_id: 'theirs' } }],
      service_at_locations: (real as { service_at_locations: unknown }).service_at_locations
    };
    const there = await aDesk(into);
    const before = await there.propose(await there.stage(JSON.stringify([foreign])));
    expect(before.proposal.faults).toMatchObject([
      { line: 1, column: 'Druh služby', value: 'home help', reason: 'unknown-name', key: 'kind' }
    ]);
    const meaning = { list: 'kind', word: 'home help', means: 'opatrovatelska-sluzba' } as const;
    await inTransaction(into.db, there.bodyId, (stores) => keepMeanings(stores, coordinator, [meaning]));
    const after = await there.propose(await there.stage(JSON.stringify([foreign])));
    expect(after.proposal).toMatchObject({
      faults: [],
      changes: { services: [{ item: { serviceTypeCode: 'opatrovatelska-sluzba' } }] }
    });
  });

  test('whatever stands in a feed, it is proposed or refused, never thrown', async () => {
    const there = await aDesk(into);
    const value = fc.jsonValue({ maxDepth: 4 });
    const names = [
      ...[
        'attributes',
        'service_at_locations',
        'schedules',
        'cost_options',
        'funding',
        'service_areas',
        'alert'
      ],
      ...[
        'licenses',
        'assured_date',
        'phones',
        'contacts',
        'languages',
        'fees_description',
        'status',
        'metadata'
      ]
    ];
    const parts = fc.dictionary(fc.constantFrom(...names), value);
    await fc.assert(
      fc.asyncProperty(parts, value, async (some, organization) => {
        const sent = JSON.stringify([{ id: 'x', name: 'y', organization, ...some }]);
        const read = await readSpreadsheet(Buffer.from(sent));
        if (read.outcome === 'refused') return ['unknown-json', 'empty'].includes(read.refusal);
        const { proposal } = await there.propose(await there.stage(sent));
        return proposal.changes.services.length === 0 || proposal.faults.length === 0;
      }),
      { numRuns: 40 }
    );
  });
});

type Given = {
  name: string;
  kind: readonly [string, string, string];
  groups: readonly string[];
  isProtected: boolean;
  address: string;
  registerNumber: string | null;
  capacity: number | null;
  facts: { [Kind in keyof typeof CONTENTS]?: unknown };
};

const plain = (mentions: Partial<Given>): Given => ({
  ...{ name: 'Služba', kind: ['opatrovatelska-sluzba', 'terenna', 'prijimatelia'], groups: ['seniori'] },
  ...{ isProtected: false, address: 'Hlavná 1', registerNumber: null, capacity: 5, facts: {} },
  ...mentions
});

/** Exports without the moments at which each installation wrote its rows, in canonical order. */
function alike(exported: readonly object[]): string[] {
  const timeless = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(timeless);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).filter(([name]) => name !== 'last_modified');
    return Object.fromEntries(fields.map(([name, field]) => [name, timeless(field)]));
  };
  return exported.map((one) => canonicalJson(timeless(one) as object)).toSorted();
}

async function aDesk(database: Database) {
  const bodyId: BodyId = await aBody(database.db);
  const body = { bodyId, unitCode: UNIT };
  const work = importHere({ database, files }, body, today);
  const key = (id: string) => ({ id, planId: null });
  const inBody = <T>(run: Parameters<typeof inTransaction<T>>[2]) => inTransaction(database.db, bodyId, run);
  return {
    bodyId,
    /** Keeps services with a provider each; their ids. */
    async keep(services: readonly Given[]): Promise<string[]> {
      const ids: string[] = [];
      await inBody(async ({ directory, serviceFacts }) => {
        for (const one of services) {
          const [id, providerId] = [randomUUID(), randomUUID()];
          const [serviceTypeCode, formCode, unitCode] = one.kind;
          await directory.addProvider({
            ...{ id: providerId, name: `Poskytovateľ ${one.name}`, kind: 'municipal', ico: null },
            website: 'https://example.sk/'
          });
          await directory.addService({
            ...{ id, providerId, serviceTypeCode, name: one.name, registerNumber: one.registerNumber },
            ...{ formCodes: [formCode], targetGroupCodes: one.groups, placeTerritoryCode: UNIT },
            ...{ address: one.address, addressProtected: one.isProtected, registeredOn: null, erasedOn: null }
          });
          if (one.capacity !== null)
            await directory.addCapacity({
              ...{
                id: randomUUID(),
                serviceId: id,
                serviceTypeCode,
                formCode,
                unitCode,
                value: one.capacity
              },
              ...{ targetGroupCode: one.groups[0] ?? 'seniori', staff: null, source: 'výkaz' },
              ...{ validFrom: '2025-01-01', validTo: null, confirmedOn: '2026-10-01' }
            });
          for (const [kind, content] of Object.entries(one.facts)) {
            const isMoney = kind === 'money';
            await serviceFacts.add({
              ...{ id: randomUUID(), serviceId: id, kind, content, confirmedOn: '2026-10-20', source: 'p' },
              validFrom: isMoney ? '2025-01-01' : '2026-02-01',
              validTo: isMoney ? '2026-01-01' : null
            } as ServiceFact);
          }
          ids.push(id);
        }
      });
      return ids;
    },
    async exported(ids: readonly string[]): Promise<object[]> {
      await publishDirectory(inBody);
      const words = await directoryWords(database.publicDb, today);
      const directory = countryDirectory(database.publicDb);
      const found = [];
      for (const id of ids) {
        const one = await directory.find(id);
        if (one) found.push(JSON.parse(JSON.stringify(fullService(one, words))) as object);
      }
      return found;
    },
    async stage(content: string): Promise<string> {
      const id = randomUUID();
      const sent = { ...key(id), fileName: 'feed.json', wanted: null, now, content: Buffer.from(content) };
      expect(await stageImport(work, coordinator, sent)).toEqual({ outcome: 'staged', id });
      return id;
    },
    propose: async (id: string) => readWhole(await proposeRun(work, coordinator, key(id))),
    apply: (id: string) => applyRun(work, coordinator, { ...key(id), seen: null })
  };
}
