import type { PageServerLoad } from './$types';
import { loadPlan } from './plan-load.ts';

/** The plan in force. Only a version that was approved answers here. */
export const load: PageServerLoad = async ({ locals, parent }) => loadPlan(locals, await parent(), {});
