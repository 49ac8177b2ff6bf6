import type { JSONColumnType } from 'kysely';
import type { KeptChoice } from '#lib/domain/plans/choice/kept-choice.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type KeptChoiceTables = {
  keptChoice: Omit<KeptChoice, 'content'> & {
    bodyId: BodyId;
    content: JSONColumnType<KeptChoice['content']>;
    keptBy: string | null;
  };
};
