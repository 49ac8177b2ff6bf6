import type { ColumnType, JSONColumnType } from 'kysely';
import type {
  CapacityComparison,
  StatementApplication,
  StatementCriteria,
  StatementDecision
} from '#lib/domain/decisions/compliance-statement.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ComplianceStatementTables = {
  statementCriteria: CriteriaRow & { publishedBy: string | null };
  statementApplication: StatementApplicationTable;
  publishedStatementCriteria: CriteriaRow;
  publishedStatement: PublishedStatementTable;
};

type CriteriaRow = Omit<StatementCriteria, 'items'> & { bodyId: BodyId; items: JSONColumnType<string[]> };
type Decided = { [Field in keyof Omit<StatementDecision, 'comparison'>]: StatementDecision[Field] | null };
type Moment = ColumnType<Date, Date | undefined, Date>;

export type StatementApplicationTable = Omit<StatementApplication, 'answers' | 'decision'> &
  Decided & {
    bodyId: BodyId;
    answers: JSONColumnType<string[]>;
    receivedAt: Moment;
    decidedBy: string | null;
    decidedYear: ColumnType<number | null, never, never>;
    comparison: ColumnType<CapacityComparison | null, string | null, string | null>;
  };

export type PublishedStatementTable = Pick<
  StatementApplication,
  'id' | 'serviceTypeCode' | 'formCode' | 'targetGroupCode' | 'unitCode' | 'capacity' | 'year' | 'receivedOn'
> &
  Pick<Decided, 'result' | 'reason' | 'decidedOn' | 'number'> & {
    bodyId: BodyId;
    /** Null where the applicant is a natural person. */
    name: string | null;
    /** Null where the place may be secret. */
    place: string | null;
    receivedAt: Moment;
  };
