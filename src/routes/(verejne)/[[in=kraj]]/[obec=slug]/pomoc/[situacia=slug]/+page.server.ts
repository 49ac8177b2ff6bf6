import { loadSituation } from '../help-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params, url }) =>
  loadSituation(locals, await parent(), { code: params.situacia, url, reading: 'plain' });
