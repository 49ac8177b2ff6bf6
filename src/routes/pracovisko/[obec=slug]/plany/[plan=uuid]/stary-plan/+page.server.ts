import { fail, redirect } from '@sveltejs/kit';
import { bringFile } from '#lib/server/old-plan/bring-file.ts';
import { openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openPlan, planPath } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'import-tables');
  const read = await open.desk.inBody(({ oldPlans }) => oldPlans.list(open.whole.plan.id));
  return open.page('text', event.locals.t('oldPlan.title'), {
    token: newFormToken(),
    read: read.map(({ id, fileName, readAt, reading, progress }) => ({
      ...{ id, fileName, readAt, reading, progress }
    }))
  });
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const desk = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const file = form.get('subor');
    const refuse = (text: string) => fail(422, { errors: [{ field: 'subor', text }] });
    if (!(file instanceof File) || file.name === '') return refuse(locals.t('oldPlan.file.missing'));

    const id = sentToken(form);
    const outcome = await onceMore(() => bringFile(desk, file, { id, planId: params.plan }));
    if (outcome.outcome === 'brought') redirect(303, `${planPath(event)}/stary-plan/${id}`);
    if (outcome.outcome === 'refused') return refuse(locals.t(`oldPlan.refused.${outcome.refusal}`));
    return fail(outcome.outcome === 'not-allowed' ? 403 : 404, { errors: [] });
  }
};
