import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { indexServices } from '#lib/server/public/service-index.ts';

const KINDS = ['opatrovatelska-sluzba', 'denny-stacionar', 'jedalen', 'utulok', 'zariadenie-pre-seniorov'];
const FORMS = ['terenna', 'ambulantna', 'pobytova-rocna'];
const GROUPS = ['seniori', 'osoby-so-zdravotnym-postihnutim', 'ludia-bez-domova'];
const STEP = 500;

/**
 * Fills the public directory of a data folder with so many invented services over the real municipalities, each with
 * what a body usually says of one. They bear no number of the register, or its round would take them for erased.
 * @returns their ids
 */
export async function inventServices(folder: string, count: number): Promise<string[]> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  const units = await database.db
    .selectFrom('territoryUnit')
    .select(['code', 'name', 'districtCode'])
    .where('districtCode', 'is not', null)
    .orderBy('code')
    .execute();
  await database.db.deleteFrom('publishedService').execute();
  const rows = Array.from({ length: count }, (_, at) => service(at, units[(at * 7) % units.length]));
  for (let at = 0; at < rows.length; at += STEP) {
    await database.db
      .insertInto('publishedService')
      .values(rows.slice(at, at + STEP))
      .execute();
  }
  // As some minutes after an import: the program's own search reads new services meanwhile.
  await indexServices(database.bulkDb);
  await database.close();
  return rows.map(({ id }) => id);
}

function service(at: number, unit: { code: string; name: string; districtCode: string | null } | undefined) {
  const name = `Služba ${at} ${unit?.name ?? ''}`;
  const provider = {
    id: randomUUID(),
    name: `Poskytovateľ ${at}`,
    kind: 'non-public' as const,
    ico: null,
    website: null
  };
  return {
    ...{
      id: randomUUID(),
      bodyId: null,
      name,
      sortKey: slovakSortKey(name),
      provider: JSON.stringify(provider)
    },
    ...{ serviceTypeCode: KINDS[at % KINDS.length] ?? '', formCodes: [FORMS[at % FORMS.length] ?? ''] },
    targetGroupCodes: [GROUPS[at % GROUPS.length] ?? ''],
    ...{ registerNumber: null, unitCode: unit?.code ?? null },
    ...{
      districtCode: unit?.districtCode ?? null,
      address: `Hlavná ${at}`,
      registeredOn: null,
      erasedOn: null
    },
    capacities: JSON.stringify([
      {
        ...{
          formCode: FORMS[at % FORMS.length],
          targetGroupCode: GROUPS[at % GROUPS.length],
          unitCode: 'miesta'
        },
        ...{ value: 10 + (at % 40), staff: 4, validFrom: '2024-01-01', validTo: null },
        ...{ confirmedOn: '2026-10-01', source: 'poskytovateľ' }
      }
    ]),
    facts: JSON.stringify(FACTS)
  };
}

const held = {
  validFrom: '2024-01-01',
  validTo: null,
  confirmedOn: '2026-10-01',
  source: 'poskytovateľ'
} as const;
const FACTS: PublicFact[] = [
  { ...held, kind: 'status', content: { status: 'active', note: '' } },
  {
    ...{ ...held, kind: 'contact' },
    content: {
      office: 'Kancelária',
      phone: '041 123 45 67',
      email: 'sluzby@example.sk',
      website: 'https://example.sk'
    }
  },
  {
    ...{ ...held, kind: 'opening' },
    content: { hours: [{ days: 'workdays', opens: '07:30', closes: '16:00' }], note: '' }
  },
  { ...held, kind: 'fees', content: { rows: [{ what: 'obed', cents: 350, per: 'deň' }], note: '' } },
  { ...held, kind: 'admission', content: { steps: ['Zavolajte.', 'Príďte.'], papers: ['žiadosť'] } },
  { ...held, kind: 'access', content: { entrance: 'step-free', note: '', languages: ['sk', 'hu'] } }
];
