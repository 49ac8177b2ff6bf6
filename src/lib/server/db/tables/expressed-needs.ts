import type { ExpressedNeed } from '#lib/domain/directory/help/expressed-need.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ExpressedNeedTables = { expressedNeed: ExpressedNeed & { bodyId: BodyId } };
