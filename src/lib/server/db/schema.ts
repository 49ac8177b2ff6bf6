import type { InstallationTables } from './tables/installation.ts';
import type { TenancyTables } from './tables/tenancy.ts';

/** Every table, camelCase, by area; each area's own file describes its columns. */
export type Schema = InstallationTables & TenancyTables;

/** The tables anybody may read. */
export type PublicSchema = Pick<Schema, 'planningBody'>;
