import { error, fail, redirect } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { meaningsChosen, unknownWords } from '#lib/server/spreadsheets/file-words.ts';
import { previewOf } from '#lib/server/spreadsheets/import-preview.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { applyRun } from '#lib/server/use-cases/import/apply-run.ts';
import { keepMeanings } from '#lib/server/use-cases/import/keep-meanings.ts';
import { proposeRun } from '#lib/server/use-cases/import/propose-run.ts';
import { readCatalogues } from '#lib/server/use-cases/import/read-ground.ts';
import { discardImport } from '#lib/server/use-cases/import/stage-import.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const { t, locale, today } = locals;
  const desk = await openDesk(event, 'import-tables');
  const work = openImport(theInstallation(), desk.body, today);
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const proposed = await proposeRun(work, desk.actor, { id: params.run, planId: null });
  if (proposed.outcome === 'applied') {
    const title = t('import.applied.title', { file: proposed.run.fileName });
    return { title, base, seen: '', preview: null, unknown: [], gone: [] };
  }
  if (proposed.outcome !== 'proposed') error(404, t('error.404.title'));
  const { proposal, gone, seen, run } = proposed;
  return {
    title: t('import.preview.title', { file: run.fileName }),
    ...{ base, seen },
    preview: previewOf(proposal, t, formats(locale)),
    unknown: unknownWords(proposal, await readCatalogues(work, today), t),
    gone: gone.map(({ id, name }) => ({ name, href: `${base}/${id}` }))
  };
};

export const actions: Actions = {
  zapisat: async (event) => {
    const { locals, params, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const seen = String((await request.formData()).get('seen') ?? '');
    const work = openImport(theInstallation(), body, locals.today);
    const { outcome } = await applyRun(work, actor, { id: params.run, planId: null, seen });
    if (outcome === 'applied') await showDirectory(theInstallation(), body.bodyId);
    if (outcome === 'applied' || outcome === 'already-applied') redirect(303, event.url.pathname);
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    const text =
      outcome === 'has-faults' ? locals.t('import.hasFaults') : locals.t('directoryImport.changedMeanwhile');
    return fail(409, { errors: [{ text }] });
  },

  slova: async (event) => {
    const { locals, params, request } = event;
    const desk = await openDesk(event, 'import-tables');
    const work = openImport(theInstallation(), desk.body, locals.today);
    const proposed = await proposeRun(work, desk.actor, { id: params.run, planId: null });
    if (proposed.outcome !== 'proposed') error(404, locals.t('error.404.title'));
    const asked = unknownWords(proposed.proposal, await readCatalogues(work, locals.today), locals.t);
    const chosen = meaningsChosen(asked, await request.formData());
    await desk.inBody((stores) => keepMeanings(stores, desk.actor, chosen));
    redirect(303, event.url.pathname);
  },

  zahodit: async (event) => {
    const { locals, params } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const work = openImport(theInstallation(), body, locals.today);
    const outcome = await discardImport(work, actor, { id: params.run, planId: null });
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    redirect(303, inLanguage(`/pracovisko/${body.slug}/sluzby/import`, locals.locale));
  }
};
