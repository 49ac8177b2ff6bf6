import { fail, redirect } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { openOldPlan } from '#lib/server/old-plan/open-old-plan.ts';
import { stageOldPlan } from '#lib/server/use-cases/old-plan/stage-old-plan.ts';
import { openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openPlan, planPath } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'import-tables');
  const read = await open.desk.inBody(({ oldPlans }) => oldPlans.list(open.whole.plan.id));
  return open.page('text', event.locals.t('oldPlan.title'), {
    token: newFormToken(),
    read: read.map(({ id, fileName, readAt, progress }) => ({ id, fileName, readAt, progress }))
  });
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const file = form.get('subor');
    const refuse = (text: string) => fail(422, { errors: [{ field: 'subor', text }] });
    if (!(file instanceof File) || file.name === '') return refuse(locals.t('oldPlan.file.missing'));

    const id = sentToken(form);
    const work = openOldPlan(theInstallation(), body);
    const content = new Uint8Array(await file.arrayBuffer());
    const outcome = await onceMore(() =>
      stageOldPlan(work, actor, { id, planId: params.plan, fileName: file.name, content })
    );
    if (outcome.outcome === 'staged') redirect(303, `${planPath(event)}/stary-plan/${outcome.id}`);
    if (outcome.outcome === 'refused') return refuse(locals.t(`oldPlan.refused.${outcome.refusal}`));
    return fail(outcome.outcome === 'not-allowed' ? 403 : 404, { errors: [] });
  }
};
