import { error, fail, redirect } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { applyAndShow } from '#lib/server/public/apply-and-show.ts';
import { previewNotCompared, previewOf } from '#lib/server/spreadsheets/import-preview.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { progressOf } from '#lib/server/use-cases/import/apply-run.ts';
import { proposeRun } from '#lib/server/use-cases/import/propose-run.ts';
import { discardImport } from '#lib/server/use-cases/import/stage-import.ts';
import { openDesk } from '../../../../../desk.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const { t } = locals;
  const open = await openPlan(event, 'import-tables');
  const work = openImport(theInstallation(), open.desk.body, locals.today);
  const key = { id: params.run, planId: params.plan };
  const progress = progressOf(params.run);
  const run = progress && (await work.inBody(({ imports }) => imports.find(params.run)));
  if (progress && run?.planId === params.plan && run.appliedAt === null) {
    const title = t('import.writing', { file: run.fileName });
    return open.page('import', title, { ...NOTHING, progress: { ...progress } });
  }
  const proposed = await proposeRun(work, open.desk.actor, key);
  if (proposed.outcome === 'applied') {
    const title = t('import.applied.title', { file: proposed.run.fileName });
    return open.page('import', title, NOTHING);
  }
  if (proposed.outcome === 'not-compared') {
    const { fileName } = proposed.run;
    const title = t('import.preview.title', { file: fileName });
    return open.page('import', title, { ...NOTHING, preview: previewNotCompared(fileName, t) });
  }
  if (proposed.outcome !== 'proposed') error(404, t('error.404.title'));
  return open.page('import', t('import.preview.title', { file: proposed.run.fileName }), {
    ...NOTHING,
    preview: await previewOf(proposed.proposal, t, formats(locals.locale)),
    seen: proposed.proposal.seen
  });
};

const REFUSALS = {
  'has-faults': 'import.hasFaults',
  'changed-meanwhile': 'import.changedMeanwhile',
  'not-compared': 'import.notCompared'
} as const;

const NOTHING = { preview: null, progress: null, seen: '' };

export const actions: Actions = {
  zapisat: async (event) => {
    const { locals, params, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const seen = String((await request.formData()).get('seen') ?? '');
    const work = openImport(theInstallation(), body, locals.today);
    const key = { id: params.run, planId: params.plan };
    const { outcome } = await applyAndShow(theInstallation(), work, actor, { ...key, seen });
    const here = `${planPath(event)}/import/${params.run}`;
    if (outcome === 'applied' || outcome === 'already-applied') redirect(303, here);
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    return fail(409, { errors: [{ text: locals.t(REFUSALS[outcome]) }] });
  },

  zahodit: async (event) => {
    const { locals, params } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const work = openImport(theInstallation(), body, locals.today);
    const outcome = await discardImport(work, actor, { id: params.run, planId: params.plan });
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    redirect(303, `${planPath(event)}/import`);
  }
};
