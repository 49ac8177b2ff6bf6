import type { AdministrativeCount } from '#lib/domain/population/statistics/administrative-count.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type AdministrativeCountTables = { administrativeCount: AdministrativeCount & { bodyId: BodyId } };
