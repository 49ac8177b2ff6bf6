import { USUAL_SETTINGS } from '#lib/domain/directory/confirmation/directory-settings.ts';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import type { Db } from '#lib/server/db/db.ts';

/** Steps through lists that share no divisor with their lengths, so that everything meets everything. */
const at = <Item>(items: readonly Item[], step: number): Item => items[step % items.length] as Item;

/** An id that says which one it is. */
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const fact = (kind: PublicFact['kind'], content: unknown): PublicFact =>
  ({
    ...{ kind, content, source: 'poskytovateľ' },
    ...{ validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-11-01' }
  }) as PublicFact;

/** What of the fifteenth, sixteenth … service is unusual: it is paused, planned, closed, erased, full, protected. */
function unusual(number: number): { facts: PublicFact[]; erased: boolean; isProtected: boolean } {
  const status = (['paused', 'planned', 'closed'] as const)[(number % 15) - 1];
  const isFull = number % 4 === 0 ? true : number % 4 === 1 ? false : null;
  return {
    facts: [
      ...(status ? [fact('status', { status, note: '' })] : []),
      ...(number % 3 === 0 ? [fact('occupancy', { recipients: { persons: 12 }, isFull })] : [])
    ],
    erased: number % 15 === 4,
    isProtected: number % 15 === 5
  };
}

/**
 * Services as the national register knows them, over the real municipalities: as many as are asked for, always the same.
 * They belong to no body. Of fifteen one is paused, one planned, one closed, one erased, and one has a protected place.
 */
export async function countryServices(db: Db, count: number): Promise<Omit<PublishedService, 'sortKey'>[]> {
  const units = await db
    .selectFrom('territoryUnit')
    .select(['code', 'name', 'districtCode'])
    .where('districtCode', 'is not', null)
    .orderBy('code')
    .execute();
  const kinds = await db
    .selectFrom('serviceType')
    .select(['code', 'nameSk', 'forms', 'capacityUnit'])
    .where('validTo', 'is', null)
    .orderBy('code')
    .execute();
  const groups = await db.selectFrom('targetGroup').select('code').orderBy('code').execute();
  return Array.from({ length: count }, (_, number) => {
    const unit = at(units, number * 1_231);
    const kind = at(kinds, number * 7 + Math.floor(number / 41));
    const { facts, erased, isProtected } = unusual(number);
    return {
      id: idOf(number + 1),
      name: isProtected ? `${kind.nameSk} ${number + 1}` : `${kind.nameSk} ${unit.name} ${number + 1}`,
      provider: {
        ...{ id: idOf(900_000 + number), name: `Poskytovateľ ${number + 1}`, kind: 'non-public' as const },
        ...{ ico: null, website: null }
      },
      serviceTypeCode: kind.code,
      formCodes: [at(kind.forms, number)],
      targetGroupCodes: [at(groups, number).code],
      registerNumber: String(1_000_000 + number),
      unitCode: isProtected ? null : unit.code,
      districtCode: unit.districtCode,
      address: null,
      registeredOn: '2020-01-01',
      erasedOn: erased ? '2025-06-30' : null,
      capacities:
        number % 6 === 0
          ? []
          : [
              {
                ...{ formCode: at(kind.forms, number), targetGroupCode: at(groups, number).code },
                ...{ unitCode: kind.capacityUnit, value: 10 + (number % 41), staff: null },
                ...{ validFrom: '2020-01-01', validTo: null, confirmedOn: '2026-11-01', source: 'register' }
              }
            ],
      facts,
      staleAfterDays: USUAL_SETTINGS.staleAfterDays
    };
  });
}

/** Puts them into the public directory, a thousand at once. */
export async function showCountryServices(db: Db, count: number): Promise<void> {
  const services = await countryServices(db, count);
  for (let from = 0; from < services.length; from += 1_000) {
    await db
      .insertInto('publishedService')
      .values(
        services.slice(from, from + 1_000).map((service) => ({
          ...{ ...service, bodyId: null, sortKey: slovakSortKey(service.name) },
          provider: JSON.stringify(service.provider),
          formCodes: [...service.formCodes],
          targetGroupCodes: [...service.targetGroupCodes],
          capacities: JSON.stringify(service.capacities),
          facts: JSON.stringify(service.facts)
        }))
      )
      .execute();
  }
}
