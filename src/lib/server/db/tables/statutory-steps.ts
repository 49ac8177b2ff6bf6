import type { ColumnType } from 'kysely';
import type { PublishedStep, StatutoryStep } from '#lib/domain/decisions/statutory-step.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

type Moment = ColumnType<Date, Date | undefined, never>;

export type StatutoryStepTables = {
  publishedStatutoryStep: PublishedStep & { bodyId: BodyId };
  statutoryStep: Omit<StatutoryStep, 'recordedAt'> & {
    bodyId: BodyId;
    recordedAt: Moment;
    actorId: string | null;
  };
  /** The secret address of a person's calendar, by its hash. */
  calendarFeed: { accountId: string; tokenHash: string; createdAt: Moment };
};
