import type { ReturnedCount } from '#lib/domain/directory/returns/returned-count.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ReturnedCountTables = { returnedCount: ReturnedCount & { bodyId: BodyId } };
