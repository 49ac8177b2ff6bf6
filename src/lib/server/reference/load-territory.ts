import type { Kysely } from 'kysely';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { regionSlug, slugsOf } from '#lib/domain/tenancy/slug.ts';
import { planningBodyKindOf } from '#lib/domain/tenancy/territory.ts';
import type { TenancyTables } from '../db/tables/tenancy.ts';
import type { TerritoryTables } from '../db/tables/territory.ts';
import { inBatches } from './batches.ts';
import { planningBodyIdOf } from './planning-body-id.ts';
import type { SettlementCentre } from './read-settlement-centres.ts';
import type { Territory } from './read-territory.ts';

type TerritoryDb = Kysely<TerritoryTables & Pick<TenancyTables, 'planningBody'>>;

/** Writes regions, districts, units and the planning bodies they make; what is there is brought up to date. */
export async function loadTerritory(db: TerritoryDb, territory: Territory): Promise<void> {
  const withKey = <T extends { name: string }>(row: T) => ({ ...row, sortKey: slovakSortKey(row.name) });
  await db
    .insertInto('territoryRegion')
    .values(territory.regions.map((region) => withKey({ ...region, slug: regionSlug(region.name) })))
    .onConflict((on) =>
      on
        .column('code')
        .doUpdateSet((row) => ({ name: row.ref('excluded.name'), sortKey: row.ref('excluded.sortKey') }))
    )
    .execute();
  await db
    .insertInto('territoryDistrict')
    .values(territory.districts.map(withKey))
    .onConflict((on) =>
      on
        .column('code')
        .doUpdateSet((row) => ({ name: row.ref('excluded.name'), sortKey: row.ref('excluded.sortKey') }))
    )
    .execute();
  await inBatches(territory.units.map(withKey), 250, (units) =>
    db
      .insertInto('territoryUnit')
      .values(units)
      .onConflict((on) =>
        on.column('code').doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          name: row.ref('excluded.name'),
          cityCode: row.ref('excluded.cityCode'),
          districtCode: row.ref('excluded.districtCode'),
          regionCode: row.ref('excluded.regionCode'),
          postalCode: row.ref('excluded.postalCode'),
          inhabitants: row.ref('excluded.inhabitants'),
          sortKey: row.ref('excluded.sortKey')
        }))
      )
      .execute()
  );
  await loadPlanningBodies(db, planningBodiesOf(territory));
}

/** The 2,926 bodies that plan for a unit and the 8 regions. */
export function planningBodiesOf(territory: Territory): PlanningBody[] {
  const districtNames = new Map(territory.districts.map((district) => [district.code, district.name]));
  const planning = territory.units.flatMap((unit) => {
    const kind = planningBodyKindOf(unit.kind);
    const districtName = unit.districtCode && (districtNames.get(unit.districtCode) ?? null);
    return kind ? [{ kind, code: unit.code, name: unit.name, districtName }] : [];
  });
  const slugs = slugsOf(planning);
  const municipalities = planning.map(({ kind, code, name }) => ({
    bodyId: planningBodyIdOf(code),
    kind,
    name,
    slug: slugs.get(code) ?? code,
    unitCode: code
  }));
  const regions = territory.regions.map(({ code, name }) => ({
    bodyId: planningBodyIdOf(code),
    kind: 'region' as const,
    // The territory is a kraj; who plans for it is the samosprávny kraj.
    name: name.replace(/ kraj$/, ' samosprávny kraj'),
    slug: regionSlug(name),
    unitCode: code
  }));
  return [...municipalities, ...regions];
}

/** An address once given stays: the slug of a body that exists is left as it is. */
async function loadPlanningBodies(db: TerritoryDb, bodies: PlanningBody[]): Promise<void> {
  const rows = bodies.map((body) => ({ ...body, sortKey: slovakSortKey(body.name) }));
  await inBatches(rows, 250, (batch) =>
    db
      .insertInto('planningBody')
      .values(batch)
      .onConflict((on) =>
        on.column('unitCode').doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          name: row.ref('excluded.name'),
          sortKey: row.ref('excluded.sortKey')
        }))
      )
      .execute()
  );
}

/** Writes where people live. */
export async function loadSettlementCentres(
  db: Kysely<Pick<TerritoryTables, 'settlementCentre'>>,
  centres: readonly SettlementCentre[]
): Promise<void> {
  await inBatches(centres, 400, (batch) =>
    db
      .insertInto('settlementCentre')
      .values(batch)
      .onConflict((on) =>
        on.column('unitCode').doUpdateSet((row) => ({
          latitude: row.ref('excluded.latitude'),
          longitude: row.ref('excluded.longitude'),
          method: row.ref('excluded.method')
        }))
      )
      .execute()
  );
}
