import { type Kysely, sql } from 'kysely';
import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import type { MeasureView } from '#lib/domain/publishing/measure-view.ts';
import type { DocumentFinding, EasySection, PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { outlineOf, type PlanOutline } from '#lib/domain/publishing/plan-outline.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { CoatOfArms } from '#lib/domain/tenancy/coat-of-arms.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { CARRIED, type CarriedDocument } from './carried-document.ts';
import { fixedStatement } from './fixed-statement.ts';
import type { PublicSchema, Schema } from './schema.ts';
import type { PublishedRecord, RenditionFormat } from './tables/plans.ts';

type Reading = Pick<PublicSchema, 'publishedPlan' | 'publishedMeasure' | 'publishedFile' | 'planningBody'>;

/** One published version without its content: enough to say what it is and how it stands. */
export type PublishedVersion = {
  bodyId: BodyId;
  planId: string;
  number: number;
  period: string;
  title: string;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  contentHash: string;
  records: PublishedRecord[];
  demonstration: boolean;
  publishedAt: Date;
  /** The coat of arms on its title page. */
  arms: CoatOfArms | null;
};

/** Of a version everything but its coat of arms. */
export const VERSION_COLUMNS = [
  'bodyId',
  'planId',
  'number',
  'period',
  'title',
  'validFrom',
  'validTo',
  'contentHash',
  'records',
  'demonstration',
  'publishedAt'
] as const;

// What public pages ask for has a fixed text: they are rendered hundreds of times a second.

const OUTLINE = fixedStatement<{ outline: PlanOutline }>(
  (value) => sql`
    select outline from published_plan
    where body_id = ${value('bodyId')} and plan_id = ${value('planId')} and number = ${value('number')}`
);

const TITLES = fixedStatement<Pick<PlanOutline, 'titles'>>(
  (value) => sql`
    select outline -> 'titles' as titles from published_plan
    where body_id = ${value('bodyId')} and plan_id = ${value('planId')} and number = ${value('number')}`
);

const MEASURE = fixedStatement<{ view: MeasureView }>(
  (value) => sql`
    select view from published_measure
    where body_id = ${value('bodyId')} and plan_id = ${value('planId')} and number = ${value('number')}
      and code = ${value('code')}`
);

/** What anybody reads of plans: plain selects on tables that only publishing writes. */
export function publishedPlans(db: Kysely<Reading>) {
  const versions = (bodyId: BodyId): Promise<PublishedVersion[]> =>
    db
      .selectFrom('publishedPlan')
      .select(VERSION_COLUMNS)
      .select(sql<CoatOfArms | null>`outline -> 'arms'`.as('arms'))
      .where('bodyId', '=', bodyId)
      .orderBy('validFrom', 'desc')
      .orderBy('planId')
      .orderBy('number', 'desc')
      .execute();

  return {
    /** Every published version of a body, the newest period and in it the newest number first. */
    versions,

    /** The version in force on a day; else the approved one that begins next; else the last approved one. */
    inForce: async (bodyId: BodyId, day: CalendarDay): Promise<PublishedVersion | undefined> => {
      const approved = (await versions(bodyId)).filter((one) =>
        wasApproved(planStateOn(one.records, one, day))
      );
      const standing = (state: string) =>
        approved.find((one) => planStateOn(one.records, one, day) === state);
      return standing('in-force') ?? standing('approved') ?? standing('expired') ?? standing('suspended');
    },

    document: async (
      version: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>
    ): Promise<PlanDocument | undefined> => {
      const found = await db
        .selectFrom('publishedPlan')
        .select('document')
        .where('bodyId', '=', version.bodyId)
        .where('planId', '=', version.planId)
        .where('number', '=', version.number)
        .executeTakeFirst();
      return found?.document;
    },

    /** What of a version is carried out, without its narrative: a tenth of the document. */
    carried: async ({
      bodyId,
      planId,
      number
    }: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>): Promise<CarriedDocument | undefined> => {
      const { rows } = await sql<{ carried: CarriedDocument }>`
        select ${CARRIED} as carried
        from published_plan where body_id = ${bodyId} and plan_id = ${planId} and number = ${number}`.execute(
        db
      );
      return rows[0]?.carried;
    },

    /** What lists show of a version; the whole document is two hundred times as large. */
    outline: async ({
      bodyId,
      planId,
      number
    }: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>): Promise<PlanOutline | undefined> =>
      (await db.executeQuery(OUTLINE(db, { bodyId, planId, number }))).rows[0]?.outline,

    /** Of its outline the translated titles alone: they tell in which languages it can be read. */
    titles: async ({
      bodyId,
      planId,
      number
    }: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>): Promise<
      Pick<PlanOutline, 'titles'> | undefined
    > => {
      const [found] = (await db.executeQuery(TITLES(db, { bodyId, planId, number }))).rows;
      return found && (found.titles ? { titles: found.titles } : {});
    },

    /** The findings it rests on, with their samples as they may be published. */
    findings: async (
      version: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>
    ): Promise<readonly DocumentFinding[]> => {
      const found = await db
        .selectFrom('publishedPlan')
        .select(sql<DocumentFinding[] | null>`document -> 'findings'`.as('findings'))
        .where('bodyId', '=', version.bodyId)
        .where('planId', '=', version.planId)
        .where('number', '=', version.number)
        .executeTakeFirst();
      return found?.findings ?? [];
    },

    /** Its sections in easy reading; none where nobody wrote any. */
    easySections: async (
      version: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>
    ): Promise<readonly EasySection[]> => {
      const found = await db
        .selectFrom('publishedPlan')
        .select(sql<EasySection[] | null>`document -> 'easy'`.as('easy'))
        .where('bodyId', '=', version.bodyId)
        .where('planId', '=', version.planId)
        .where('number', '=', version.number)
        .executeTakeFirst();
      return found?.easy ?? [];
    },

    measure: async (
      { bodyId, planId, number }: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>,
      code: string
    ): Promise<MeasureView | undefined> =>
      (await db.executeQuery(MEASURE(db, { bodyId, planId, number, code }))).rows[0]?.view,

    files: (
      version: Pick<PublishedVersion, 'bodyId' | 'planId' | 'number'>
    ): Promise<{ format: RenditionFormat; fileHash: string; size: number }[]> =>
      db
        .selectFrom('publishedFile')
        .select(['format', 'fileHash', 'size'])
        .where('bodyId', '=', version.bodyId)
        .where('planId', '=', version.planId)
        .where('number', '=', version.number)
        .where('current', '=', true)
        .orderBy('format')
        .execute(),

    /** The files of every version of a body, as they stand today. */
    allFiles: (
      bodyId: BodyId
    ): Promise<{ planId: string; number: number; format: RenditionFormat; size: number }[]> =>
      db
        .selectFrom('publishedFile')
        .select(['planId', 'number', 'format', 'size'])
        .where('bodyId', '=', bodyId)
        .where('current', '=', true)
        .orderBy('planId')
        .orderBy('number')
        .orderBy('format')
        .execute()
  };
}

/** How publishing writes them, inside the body's transaction. */
export function publishedWriter(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    /** Publishes a version with its measures, or renews what its new state changes. */
    publish: async (
      version: Omit<PublishedVersion, 'bodyId' | 'arms'> & { document: PlanDocument },
      measures: ReadonlyMap<string, MeasureView>
    ): Promise<void> => {
      const { document, records, ...rest } = version;
      await tx
        .insertInto('publishedPlan')
        .values({
          ...{ bodyId, ...rest },
          document: JSON.stringify(document),
          outline: JSON.stringify(outlineOf(document)),
          records: JSON.stringify(records)
        })
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'planId', 'number']).doUpdateSet({ records: JSON.stringify(records) })
        )
        .execute();
      if (measures.size === 0) return;
      const { planId, number } = version;
      const rows = JSON.stringify([...measures].map(([code, view]) => ({ code, view })));
      await sql`
        insert into published_measure (body_id, plan_id, number, code, view)
        select ${bodyId}::uuid, ${planId}::uuid, ${number}::integer, given.code, given.view
        from jsonb_to_recordset(${rows}::text::jsonb) as given (code text, view jsonb)
        on conflict (body_id, plan_id, number, code) do nothing`.execute(tx);
    },

    /** The file that the version's address gives from now on, in one format; earlier ones stay known by their hash. */
    publishFile: async (file: {
      planId: string;
      number: number;
      stateId: string | null;
      format: RenditionFormat;
      fileHash: string;
      size: number;
      publishedAt: Date;
    }): Promise<void> => {
      const { stateId, publishedAt } = file;
      await tx
        .updateTable('publishedFile')
        .set({ current: false })
        .where('bodyId', '=', bodyId)
        .where('planId', '=', file.planId)
        .where('number', '=', file.number)
        .where('format', '=', file.format)
        .execute();
      await tx
        .insertInto('publishedFile')
        .values({ bodyId, ...file, current: true })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'planId', 'number', 'format', 'fileHash'])
            .doUpdateSet({ stateId, publishedAt, current: true })
        )
        .execute();
    },

    /** Says that the body's public content has changed; pages made from the old one are no longer shown. */
    raiseRevision: async (): Promise<number> => {
      const { revision } = await tx
        .updateTable('planningBody')
        .set((row) => ({ revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .returning('revision')
        .executeTakeFirstOrThrow();
      return revision;
    }
  };
}
