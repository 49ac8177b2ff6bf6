import type { Actions, PageServerLoad } from './$types';
import { answerSent, loadStart } from './help-page.ts';

export const load: PageServerLoad = async ({ locals, parent }) => loadStart(locals, await parent(), 'plain');

export const actions: Actions = { default: (event) => answerSent(event, 'plain') };
