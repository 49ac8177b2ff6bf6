import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { RemarkSubjectKind } from '#lib/domain/plans/remark.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** What a person is to be told: a part she was given, or a remark that mentions her. */
export type NewNotice = { accountId: string; planId: string } & (
  | { section: PlanSectionCode }
  | { remarkId: string }
);

/** Something that a person has not been told yet. */
export type UntoldNotice = {
  id: string;
  planId: string;
  planTitle: string;
  /** The part she was given; null for a mention. */
  section: PlanSectionCode | null;
  /** Until when she has the part. */
  dueOn: CalendarDay | null;
  /** The part is ready meanwhile: that is no news any more. */
  isOver: boolean;
  /** What the remark is made on; null for a part. */
  subject: { kind: RemarkSubjectKind; id: string; section: string | null } | null;
};

/** What the people of one body are to be told by mail. */
export function noticeStore(tx: Tx, bodyId: BodyId) {
  return {
    add: async (notices: readonly NewNotice[]): Promise<void> => {
      if (notices.length === 0) return;
      const rows = notices.map((one) => ({ section: null, remarkId: null, ...one, bodyId }));
      await tx.insertInto('notice').values(rows).execute();
    },

    /** Takes back what was not told yet of a part that somebody else works on from now. */
    forgetPart: async (planId: string, section: PlanSectionCode): Promise<void> => {
      await tx
        .deleteFrom('notice')
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('section', '=', section)
        .where('toldAt', 'is', null)
        .execute();
    },

    /** What waits for one person, the oldest first. */
    listUntold: async (accountId: string): Promise<UntoldNotice[]> => {
      const rows = await tx
        .selectFrom('notice')
        .innerJoin('plan', (join) =>
          join.onRef('plan.bodyId', '=', 'notice.bodyId').onRef('plan.id', '=', 'notice.planId')
        )
        .leftJoin('partWork as part', (join) =>
          join
            .onRef('part.bodyId', '=', 'notice.bodyId')
            .onRef('part.planId', '=', 'notice.planId')
            .onRef('part.section', '=', 'notice.section')
        )
        .leftJoin('remark', (join) =>
          join.onRef('remark.bodyId', '=', 'notice.bodyId').onRef('remark.id', '=', 'notice.remarkId')
        )
        .leftJoin('remarkThread as thread', (join) =>
          join.onRef('thread.bodyId', '=', 'remark.bodyId').onRef('thread.id', '=', 'remark.threadId')
        )
        .select([
          ...(['notice.id', 'notice.planId', 'plan.title as planTitle', 'notice.section'] as const),
          ...(['part.finished', 'part.dueOn'] as const),
          ...(['subjectKind', 'subjectId', 'thread.section as standsIn'] as const)
        ])
        .where('notice.bodyId', '=', bodyId)
        .where('accountId', '=', accountId)
        .where('toldAt', 'is', null)
        .orderBy('noticedAt')
        .orderBy('notice.id')
        .execute();
      return rows.map(({ subjectKind, subjectId, standsIn, finished, ...row }) => ({
        ...row,
        isOver: finished === true,
        subject:
          subjectKind && subjectId ? { kind: subjectKind, id: subjectId, section: standsIn ?? null } : null
      }));
    },

    markTold: async (ids: readonly string[], at: Date): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .updateTable('notice')
        .set({ toldAt: at })
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    }
  };
}
