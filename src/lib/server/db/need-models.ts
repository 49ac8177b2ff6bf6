import { type Kysely, type Selectable, sql } from 'kysely';
import { type NeedKey, type NeedModel, needKeyText } from '#lib/domain/population/needs/need-model.ts';
import type { OwnModel } from '#lib/domain/population/needs/own-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';
import type { NeedModelTable } from './tables/need-models.ts';

const COLUMNS = [
  ...(['id', 'serviceTypeCode', 'formCode', 'targetGroupCode', 'unitCode'] as const),
  ...(['content', 'reason', 'validFrom', 'validTo'] as const)
] as const;

type Row = Omit<Selectable<NeedModelTable>, 'bodyId'>;

const ownModel = ({ id, reason, content, ...key }: Row): OwnModel => ({
  ...{ id, reason },
  model: { ...content, ...key }
});

/** Models of need that one body uses instead of the supplied ones, with their history. */
export function needModelStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('needModel').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    /** All of them, the newest first. */
    list: async (): Promise<OwnModel[]> =>
      (await own().orderBy('validFrom', 'desc').orderBy('id').execute()).map(ownModel),

    /** Those of one kind, form, group and unit, the newest first; nobody else changes them meanwhile. */
    lock: async (key: NeedKey): Promise<OwnModel[]> => {
      // Rows alone are not enough: of a model that nobody has changed yet there are none.
      const name = `need model ${bodyId} ${needKeyText(key)}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
      return (
        await own()
          .where('serviceTypeCode', '=', key.serviceTypeCode)
          .where('formCode', '=', key.formCode)
          .where('targetGroupCode', '=', key.targetGroupCode)
          .where('unitCode', '=', key.unitCode)
          .orderBy('validFrom', 'desc')
          .forUpdate()
          .execute()
      ).map(ownModel);
    },

    add: async ({ id, model, reason }: OwnModel): Promise<void> => {
      const { serviceTypeCode, formCode, targetGroupCode, unitCode, validFrom, validTo, ...content } = model;
      const row = { serviceTypeCode, formCode, targetGroupCode, unitCode, validFrom, validTo, reason };
      await tx
        .insertInto('needModel')
        .values({ bodyId, id, ...row, content: JSON.stringify(content) })
        .execute();
    },

    /** It held until a day, which is not counted. */
    end: async (id: string, validTo: CalendarDay): Promise<void> => {
      await tx
        .updateTable('needModel')
        .set({ validTo })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('needModel').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    },

    /** What everybody reads is what the body keeps, from now on. */
    publish: async (): Promise<void> => {
      await tx.deleteFrom('publishedNeedModel').where('bodyId', '=', bodyId).execute();
      await tx
        .insertInto('publishedNeedModel')
        .columns(['bodyId', ...COLUMNS])
        .expression((query) =>
          query
            .selectFrom('needModel')
            .select(['bodyId', ...COLUMNS])
            .where('bodyId', '=', bodyId)
        )
        .execute();
    },

    /** Nobody reads them any more, when the data of the body are removed. */
    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedNeedModel').where('bodyId', '=', bodyId).execute();
    }
  };
}

/** A model that a body shows, and whether the body is a region. */
export type ShownModel = OwnModel & { isRegion: boolean };

/** A model that a body shows, and the unit or region it is for. */
export type ModelOfArea = { areaCode: string; isRegion: boolean; model: NeedModel };

/** What anybody reads of models of need: plain selects. */
export function publishedNeedModels(db: PublicDb | Kysely<Pick<PublicSchema, 'publishedNeedModel'>>) {
  return {
    /** Models in force on a day that any municipality or region uses, in the order of their codes. */
    inForce: async (day: CalendarDay): Promise<ModelOfArea[]> => {
      const rows = await (db as PublicDb)
        .selectFrom('publishedNeedModel as model')
        .innerJoin('planningBody as body', 'body.bodyId', 'model.bodyId')
        .select([
          ...(['model.id', 'model.serviceTypeCode', 'model.formCode', 'model.targetGroupCode'] as const),
          ...(['model.unitCode', 'model.content', 'model.reason', 'model.validFrom'] as const),
          ...(['model.validTo', 'body.kind', 'body.unitCode as areaCode'] as const)
        ])
        .where('model.validFrom', '<=', day)
        .where((on) => on.or([on('model.validTo', 'is', null), on('model.validTo', '>', day)]))
        .orderBy('body.unitCode')
        .orderBy('model.id')
        .execute();
      return rows.flatMap(({ kind, areaCode, ...row }) =>
        areaCode === null ? [] : [{ areaCode, isRegion: kind === 'region', model: ownModel(row).model }]
      );
    },

    /** Models in force on a day that the municipality of a unit uses, or its region for all municipalities. */
    inForceFor: async (unitCode: string, day: CalendarDay): Promise<ShownModel[]> => {
      const rows = await (db as PublicDb)
        .selectFrom('publishedNeedModel as model')
        .innerJoin('planningBody as body', 'body.bodyId', 'model.bodyId')
        .select([
          ...(['model.id', 'model.serviceTypeCode', 'model.formCode', 'model.targetGroupCode'] as const),
          ...(['model.unitCode', 'model.content', 'model.reason', 'model.validFrom'] as const),
          ...(['model.validTo', 'body.kind'] as const)
        ])
        .where(
          sql<boolean>`(body.unit_code = ${unitCode} or (body.kind = 'region' and body.unit_code = (
            select region_code from territory_unit where code = ${unitCode})))`
        )
        .where('model.validFrom', '<=', day)
        .where((on) => on.or([on('model.validTo', 'is', null), on('model.validTo', '>', day)]))
        .execute();
      return rows.map(({ kind, ...row }) => ({ ...ownModel(row), isRegion: kind === 'region' }));
    }
  };
}
