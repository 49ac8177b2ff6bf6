import { fail, redirect } from '@sveltejs/kit';
import { IMPORT_KINDS } from '#lib/domain/plans/import/column.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { stageImport } from '#lib/server/use-cases/import/stage-import.ts';
import { openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openPlan, planPath } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'import-tables');
  return open.page('import', event.locals.t('import.title'), {
    kinds: IMPORT_KINDS,
    token: newFormToken()
  });
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const [file, kind] = [form.get('subor'), form.get('druh')];
    const wanted = IMPORT_KINDS.find((one) => one === kind) ?? null;
    const refuse = (text: string) => fail(422, { errors: [{ field: 'subor', text }], kind: wanted ?? '' });
    if (!(file instanceof File) || file.name === '') return refuse(locals.t('import.file.missing'));

    const id = sentToken(form);
    const work = openImport(theInstallation(), body, locals.today);
    const content = new Uint8Array(await file.arrayBuffer());
    const outcome = await onceMore(() =>
      stageImport(work, actor, {
        ...{ id, planId: params.plan, fileName: file.name, wanted, now: new Date() },
        content
      })
    );
    if (outcome.outcome === 'staged') redirect(303, `${planPath(event)}/import/${outcome.id}`);
    if (outcome.outcome === 'refused') return refuse(locals.t(`import.refused.${outcome.refusal}`));
    return fail(outcome.outcome === 'not-allowed' ? 403 : 404, { errors: [], kind: '' });
  }
};
