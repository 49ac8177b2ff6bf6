import { loadPlan, versionNumber } from '../../../plan-load.ts';
import type { PageServerLoad } from './$types';

/** The same with its texts in another language, where they are translated. */
export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadPlan(locals, await parent(), {
    period: params.period,
    number: versionNumber(params.version),
    language: params.language
  });
