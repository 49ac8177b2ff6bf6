import { loadMeasure } from '../measure-load.ts';
import type { PageServerLoad } from './$types';

/** The same with its texts in another language, where they are translated. */
export const load: PageServerLoad = async ({ locals, parent, params }) =>
  loadMeasure(locals, await parent(), {
    period: params.period,
    code: params.kod,
    language: params.language
  });
