import { loadEasy } from '../../../easy-load.ts';
import { versionNumber } from '../../../plan-load.ts';
import type { PageServerLoad } from './$types';

/** The sections that stand in easy reading. */
export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadEasy(locals, await parent(), { period: params.period, number: versionNumber(params.version) });
