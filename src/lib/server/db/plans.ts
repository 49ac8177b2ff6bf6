import type { Kysely } from 'kysely';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import type { WarningAnswer } from '#lib/domain/plans/completeness-finding.ts';
import type { Plan, PlanBasis } from '#lib/domain/plans/plan.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { ChangeOutcome, Kept } from './item-shelf.ts';
import type { Schema } from './schema.ts';

const PLAN_COLUMNS = [
  'id',
  'title',
  'fileNumber',
  'validFrom',
  'validTo',
  'mode',
  'nationalPriorityListCode',
  'joint',
  'targetGroupCodes',
  'capacityDay',
  'texts',
  'evaluation',
  'change'
] as const;

/** The plan itself as columns of its table. */
function rowOf(plan: Plan) {
  return {
    id: plan.id,
    title: plan.title,
    fileNumber: plan.fileNumber,
    validFrom: plan.validFrom,
    validTo: plan.validTo,
    mode: plan.mode,
    nationalPriorityListCode: plan.nationalPriorityListCode,
    joint: plan.joint && JSON.stringify(plan.joint),
    targetGroupCodes: [...plan.targetGroupCodes],
    capacityDay: plan.capacityDay,
    texts: JSON.stringify(plan.texts),
    evaluation: JSON.stringify(plan.evaluation),
    change: JSON.stringify(plan.change)
  };
}

/** Plans of one body, without their items. */
export function planStore(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    /** The newest period first. */
    list: (): Promise<(Kept<Plan> & { demonstration: boolean })[]> =>
      tx
        .selectFrom('plan')
        .select([...PLAN_COLUMNS, 'revision', 'demonstration'])
        .where('bodyId', '=', bodyId)
        .orderBy('validFrom', 'desc')
        .orderBy('createdAt', 'desc')
        .execute(),

    find: (id: string): Promise<(Kept<Plan> & { demonstration: boolean }) | undefined> =>
      tx
        .selectFrom('plan')
        .select([...PLAN_COLUMNS, 'revision', 'demonstration'])
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst(),

    /** What its items are judged by; nobody changes the plan's own row until the transaction ends. */
    lock: (id: string): Promise<PlanBasis | undefined> =>
      tx
        .selectFrom('plan')
        .select(['id', 'validFrom', 'validTo', 'capacityDay', 'targetGroupCodes'])
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .forShare()
        .executeTakeFirst(),

    /** The same for whoever changes how its versions stand: two approvals at once, and the second sees the first. */
    lockAlone: (id: string): Promise<{ id: string } | undefined> =>
      tx
        .selectFrom('plan')
        .select('id')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst(),

    add: async (plan: Plan, { demonstration = false } = {}): Promise<void> => {
      await tx
        .insertInto('plan')
        .values({ ...rowOf(plan), bodyId, demonstration })
        .execute();
    },

    change: async (plan: Plan, revision: number): Promise<ChangeOutcome> => {
      const { numUpdatedRows } = await tx
        .updateTable('plan')
        .set((row) => ({ ...rowOf(plan), revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', plan.id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numUpdatedRows === 1n) return 'changed';
      const found = await tx
        .selectFrom('plan')
        .select('id')
        .where('bodyId', '=', bodyId)
        .where('id', '=', plan.id)
        .executeTakeFirst();
      return found ? 'conflict' : 'gone';
    },

    /** Every code of a measure the plan ever gave. */
    givenMeasureCodes: async (planId: string): Promise<string[]> => {
      const rows = await tx
        .selectFrom('givenMeasureCode')
        .select('code')
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .execute();
      return rows.map(({ code }) => code);
    },

    giveMeasureCode: async (planId: string, code: string): Promise<void> => {
      await tx.insertInto('givenMeasureCode').values({ bodyId, planId, code }).execute();
    },

    kindChoices: (planId: string): Promise<KindChoice[]> =>
      tx
        .selectFrom('kindChoice')
        .select([
          ...(['serviceTypeCode', 'choice', 'reason', 'securedAt', 'decidedOn'] as const),
          ...(['securedProviderId', 'securedServiceId'] as const)
        ])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('serviceTypeCode')
        .execute(),

    chooseKind: async (planId: string, choice: KindChoice): Promise<void> => {
      const { serviceTypeCode, ...said } = choice;
      await tx
        .insertInto('kindChoice')
        .values({ bodyId, planId, serviceTypeCode, ...said })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'planId', 'serviceTypeCode'])
            .doUpdateSet((row) => ({ ...said, revision: row('kindChoice.revision', '+', 1) }))
        )
        .execute();
    },

    unchooseKind: async (planId: string, serviceTypeCode: string): Promise<void> => {
      await tx
        .deleteFrom('kindChoice')
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('serviceTypeCode', '=', serviceTypeCode)
        .execute();
    },

    answers: async (planId: string): Promise<WarningAnswer[]> => {
      const rows = await tx
        .selectFrom('warningAnswer')
        .select(['rule', 'subjectKind', 'subjectId', 'reason', 'answeredOn'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .execute();
      return rows.map(({ rule, subjectKind, subjectId, reason, answeredOn }) => ({
        rule,
        subject: { kind: subjectKind, id: subjectId },
        reason,
        answeredOn
      }));
    },

    answer: async (planId: string, { rule, subject, reason, answeredOn }: WarningAnswer): Promise<void> => {
      const key = { bodyId, planId, rule, subjectKind: subject.kind, subjectId: subject.id };
      await tx
        .insertInto('warningAnswer')
        .values({ ...key, reason, answeredOn })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'planId', 'rule', 'subjectKind', 'subjectId'])
            .doUpdateSet({ reason, answeredOn })
        )
        .execute();
    }
  };
}
