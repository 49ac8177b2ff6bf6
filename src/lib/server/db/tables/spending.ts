import type { SpendingLine } from '#lib/domain/population/spending/spending.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

type Line = SpendingLine & { bodyId: BodyId };

export type SpendingTables = { spendingLine: Line; publishedSpending: Line };
