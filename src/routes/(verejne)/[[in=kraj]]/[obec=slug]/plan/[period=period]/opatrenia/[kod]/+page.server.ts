import type { PageServerLoad } from './$types';
import { loadMeasure } from './measure-load.ts';

/** One measure with its whole chain. */
export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadMeasure(locals, await parent(), { period: params.period, code: params.kod });
