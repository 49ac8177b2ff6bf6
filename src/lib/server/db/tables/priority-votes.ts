import type { ColumnType, Generated } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PriorityVote, VoteItem, VoteResult } from '#lib/domain/surveys/priority-vote.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type PriorityVoteTables = {
  priorityVote: Omit<PriorityVote, 'items' | 'result' | 'revision'> & {
    bodyId: BodyId;
    items: ColumnType<VoteItem[], string, string>;
    result: ColumnType<VoteResult | null, string | null, string | null>;
    revision: Generated<number>;
  };
  priorityBallot: {
    bodyId: BodyId;
    id: Generated<string>;
    voteId: string;
    formKey: string;
    onPaper: boolean;
    items: ColumnType<number[], string, string>;
    state: 'counted' | 'to-verify';
    receivedOn: CalendarDay;
    enteredBy: string | null;
  };
};
