import { answerSent, loadStart } from '../help-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => loadStart(locals, await parent(), 'easy');

export const actions: Actions = { default: (event) => answerSent(event, 'easy') };
