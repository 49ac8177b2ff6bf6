import type { JSONColumnType } from 'kysely';
import type { ComputedNeed, NeedInputs } from '#lib/domain/plans/computed-need.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ComputedNeedTables = {
  computedNeed: Omit<ComputedNeed, 'inputs'> & {
    bodyId: BodyId;
    planId: string;
    inputs: JSONColumnType<NeedInputs>;
  };
};
