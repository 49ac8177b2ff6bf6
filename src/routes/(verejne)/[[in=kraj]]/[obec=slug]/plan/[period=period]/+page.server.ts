import { loadPlan } from '../plan-load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadPlan(locals, await parent(), { period: params.period });
