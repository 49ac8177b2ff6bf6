import { type Kysely, sql } from 'kysely';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { CARRIED, type CarriedDocument } from './carried-document.ts';
import type { Schema } from './schema.ts';
import type { PublishedRecord, RenditionFormat } from './tables/plans.ts';

export type PlanVersion = { planId: string; number: number; contentHash: string; frozenAt: Date };
export type Rendition = { stateId: string | null; format: RenditionFormat; fileHash: string; size: number };

/** Versions of one body's plans: photographs of content, the records of their state, the files made of both. */
export function versionStore(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    /** The newest first. */
    list: (planId: string): Promise<PlanVersion[]> =>
      tx
        .selectFrom('planVersion')
        .select(['planId', 'number', 'contentHash', 'frozenAt'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('number', 'desc')
        .execute(),

    find: (planId: string, number: number): Promise<(PlanVersion & { document: PlanDocument }) | undefined> =>
      tx
        .selectFrom('planVersion')
        .select(['planId', 'number', 'contentHash', 'frozenAt', 'document'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('number', '=', number)
        .executeTakeFirst(),

    /** What of a version is carried out, without its narrative: a tenth of the document. */
    findCarried: async (planId: string, number: number): Promise<CarriedDocument | undefined> => {
      const { rows } = await sql<{ carried: CarriedDocument }>`
        select ${CARRIED} as carried from plan_version
        where body_id = ${bodyId} and plan_id = ${planId} and number = ${number}`.execute(tx);
      return rows[0]?.carried;
    },

    add: async (
      version: Omit<PlanVersion, 'frozenAt'> & { document: PlanDocument; actorId: string | null }
    ): Promise<void> => {
      const { document, ...rest } = version;
      await tx
        .insertInto('planVersion')
        .values({ bodyId, ...rest, document: JSON.stringify(document) })
        .execute();
    },

    records: (planId: string): Promise<(PublishedRecord & { contentHash: string })[]> =>
      tx
        .selectFrom('stateRecord')
        .select(['id', 'contentHash', 'kind', 'from', 'to', 'approval'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('recordedAt')
        .orderBy('id')
        .execute(),

    addRecord: async (
      planId: string,
      { approval, ...record }: PublishedRecord & { contentHash: string; actorId: string | null }
    ): Promise<void> => {
      await tx
        .insertInto('stateRecord')
        .values({ bodyId, planId, ...record, approval: approval && JSON.stringify(approval) })
        .execute();
    },

    renditions: (planId: string, contentHash: string): Promise<Rendition[]> =>
      tx
        .selectFrom('rendition')
        .select(['stateId', 'format', 'fileHash', 'size'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('contentHash', '=', contentHash)
        .execute(),

    /** Of two who print the same at once, the first one's file stays. */
    addRendition: async (planId: string, contentHash: string, rendition: Rendition): Promise<void> => {
      await tx
        .insertInto('rendition')
        .values({ bodyId, planId, contentHash, ...rendition })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };
}
