import { loadPlan, versionNumber } from '../../plan-load.ts';
import type { PageServerLoad } from './$types';

/** One frozen version, readable here for ever. */
export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadPlan(locals, await parent(), { period: params.period, number: versionNumber(params.version) });
