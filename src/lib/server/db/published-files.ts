import type { Kysely } from 'kysely';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicSchema } from './schema.ts';
import type { PublishedRecord, RenditionFormat } from './tables/plans.ts';

type Reading = Pick<PublicSchema, 'publishedPlan' | 'publishedFile' | 'planningBody'>;

/** A published version as somebody who checks a document needs it, with whose it is. */
export type KnownVersion = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  slug: string;
  name: string;
  unitCode: string | null;
  period: string;
  number: number;
  title: string;
  validFrom: PublishedDay;
  validTo: PublishedDay;
  contentHash: string;
  records: PublishedRecord[];
  demonstration: boolean;
};
type PublishedDay = PublishedRecord['from'];

/** A file that was given to the public, and the version it prints. */
export type KnownFile = KnownVersion & {
  format: RenditionFormat;
  /** The state it prints; null for a working draft. */
  stateId: string | null;
  publishedAt: Date;
  current: boolean;
};

const VERSION = [
  'plan.bodyId',
  'plan.period',
  'plan.number',
  'plan.title',
  'plan.validFrom',
  'plan.validTo',
  'plan.contentHash',
  'plan.records',
  'plan.demonstration',
  'body.kind',
  'body.slug',
  'body.name',
  'body.unitCode'
] as const;

/** What anybody may ask of a document in hand, by its SHA-256 in hex. */
export function publishedFiles(db: Kysely<Reading>) {
  const versions = () =>
    db
      .selectFrom('publishedPlan as plan')
      .innerJoin('planningBody as body', 'body.bodyId', 'plan.bodyId')
      .select(VERSION);

  return {
    /** The file with this hash, if it was ever given at an address of this installation. */
    file: (fileHash: string): Promise<KnownFile | undefined> =>
      versions()
        .innerJoin('publishedFile as file', (join) =>
          join
            .onRef('file.bodyId', '=', 'plan.bodyId')
            .onRef('file.planId', '=', 'plan.planId')
            .onRef('file.number', '=', 'plan.number')
        )
        .select(['file.format', 'file.stateId', 'file.publishedAt', 'file.current'])
        .where('file.fileHash', '=', fileHash)
        .orderBy('file.current', 'desc')
        .executeTakeFirst(),

    /** The version whose content has this hash; documents print it in their imprint. */
    content: (contentHash: string): Promise<KnownVersion | undefined> =>
      versions().where('plan.contentHash', '=', contentHash).orderBy('plan.number').executeTakeFirst()
  };
}
