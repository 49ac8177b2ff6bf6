import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { servedCodes } from '#lib/domain/directory/facts/catchment.ts';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '#lib/server/db/db.ts';

/** A service as the public directory holds it; nothing is known of it but what is given. */
export function aPublishedService(mentions: Partial<PublishedService> = {}): PublishedService {
  const name = mentions.name ?? 'Opatrovateľská služba Lipovec';
  return {
    ...{ id: randomUUID(), name, sortKey: slovakSortKey(name) },
    provider: { id: randomUUID(), name: 'Obec Lipovec', kind: 'municipal', ico: '00321401', website: null },
    ...{ serviceTypeCode: 'opatrovatelska-sluzba', formCodes: ['terenna'], targetGroupCodes: ['seniori'] },
    ...{ registerNumber: null, unitCode: '517917', districtCode: null, address: 'Hlavná 1' },
    ...{ registeredOn: null, erasedOn: null, capacities: [], facts: [], staleAfterDays: 365 },
    ...mentions
  };
}

/** A public fact that has held for a while and was confirmed on a day. */
export function aPublicFact<Kind extends PublicFact['kind']>(
  kind: Kind,
  content: PublicFact<Kind>['content'],
  days: Partial<Pick<PublicFact, 'validFrom' | 'validTo' | 'confirmedOn'>> = {}
): PublicFact {
  const held = { validFrom: '2020-01-01', validTo: null, confirmedOn: '2026-11-20', ...days };
  return { ...held, kind, content, source: 'poskytovateľ' } as PublicFact;
}

/** Shows services in the public directory as a body's, or as the register's where there is none. */
export async function showServices(
  { db }: Pick<Database, 'db'>,
  bodyId: BodyId | null,
  services: readonly PublishedService[]
): Promise<void> {
  for (const { id, ...service } of services) {
    const row = {
      ...service,
      provider: JSON.stringify(service.provider),
      formCodes: [...service.formCodes],
      targetGroupCodes: [...service.targetGroupCodes],
      capacities: JSON.stringify(service.capacities),
      facts: JSON.stringify(service.facts),
      servedCodes: servedCodes(service.facts)
    };
    await db
      .insertInto('publishedService')
      .values({ bodyId, id, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ bodyId, ...row, modifiedAt: sql<Date>`now()` })
      )
      .execute();
  }
}
