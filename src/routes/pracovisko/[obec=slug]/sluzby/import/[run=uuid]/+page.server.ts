import { setTimeout as pause } from 'node:timers/promises';
import { error, fail, redirect } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { applyAndShow } from '#lib/server/public/apply-and-show.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { meaningsChosen, type UnknownWord, unknownWords } from '#lib/server/spreadsheets/file-words.ts';
import { previewNotCompared, previewOf } from '#lib/server/spreadsheets/import-preview.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { type ApplyOutcome, progressOf } from '#lib/server/use-cases/import/apply-run.ts';
import { keepMeanings } from '#lib/server/use-cases/import/keep-meanings.ts';
import { proposeRun } from '#lib/server/use-cases/import/propose-run.ts';
import { readCatalogues } from '#lib/server/use-cases/import/read-ground.ts';
import { readingOf } from '#lib/server/use-cases/import/readings.ts';
import { discardImport } from '#lib/server/use-cases/import/stage-import.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** A large file goes on being written after this; the page then tells how far it is. */
const PATIENCE_MS = 4_000;
const MOST_PAGES = 2_000;

/** What went wrong after the page had stopped waiting, until somebody has seen it. */
const unseen = new Map<string, Refusal>();

type Refusal = ApplyOutcome['outcome'] | 'failed';

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { t, locale, today } = locals;
  const desk = await openDesk(event, 'import-tables');
  const work = openImport(theInstallation(), desk.body, today);
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const nothing = { ...{ base, seen: '', preview: null, progress: null }, ...NOTHING_SHOWN };
  const progress = progressOf(params.run);
  const run = progress && (await work.inBody(({ imports }) => imports.find(params.run)));
  if (progress && run?.planId === null && run.appliedAt === null) {
    const title = t('import.writing', { file: run.fileName });
    return { ...nothing, title, progress: { ...progress } };
  }
  const proposed = await proposeRun(work, desk.actor, { id: params.run, planId: null });
  if (proposed.outcome === 'applied') {
    return { ...nothing, title: t('import.applied.title', { file: proposed.run.fileName }) };
  }
  if (proposed.outcome === 'not-compared') {
    const { fileName } = proposed.run;
    const title = t('import.preview.title', { file: fileName });
    return { ...nothing, title, preview: previewNotCompared(fileName, t) };
  }
  if (proposed.outcome !== 'proposed') error(404, t('error.404.title'));
  const { proposal } = proposed;
  const wanted = {
    group: url.searchParams.get('co'),
    page: pageNumber(url.searchParams.get('strana'), MOST_PAGES)
  };
  const outcome = unseen.get(params.run);
  unseen.delete(params.run);
  return {
    ...nothing,
    title: t('import.preview.title', { file: proposed.run.fileName }),
    seen: proposal.seen,
    problems: outcome === undefined ? [] : [{ text: refusalText(outcome, t) }],
    preview: await previewOf(proposal, t, formats(locale), wanted),
    unknown: unknownWords(proposal, await readCatalogues(readingOf(work), today), t),
    gone: proposal.gone.map(({ id, name }) => ({ name, href: `${base}/${id}` })),
    moreGone: proposal.goneCount - proposal.gone.length
  };
};

const NOTHING_SHOWN = {
  problems: [] as { text: string }[],
  unknown: [] as UnknownWord[],
  gone: [] as { name: string; href: string }[],
  moreGone: 0
};

function refusalText(outcome: Refusal, t: Translate): string {
  if (outcome === 'failed') return t('directoryImport.failed');
  if (outcome === 'not-compared') return t('import.notCompared');
  return outcome === 'has-faults' ? t('import.hasFaults') : t('directoryImport.changedMeanwhile');
}

export const actions: Actions = {
  zapisat: async (event) => {
    const { locals, params, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const seen = String((await request.formData()).get('seen') ?? '');
    const work = openImport(theInstallation(), body, locals.today);
    const key = { id: params.run, planId: null };
    const applying = applyAndShow(theInstallation(), work, actor, { ...key, seen }).then(
      (ended) => ended.outcome
    );
    const outcome = await Promise.race([applying, pause(PATIENCE_MS, 'going-on' as const)]);
    if (outcome === 'going-on') {
      void applying.then(
        (ended) => {
          if (ended !== 'applied' && ended !== 'already-applied') unseen.set(params.run, ended);
        },
        (failure: Error) => {
          unseen.set(params.run, 'failed');
          theInstallation().log.error({ error: failure.message }, 'an import was not applied');
        }
      );
    }
    if (outcome === 'applied' || outcome === 'already-applied' || outcome === 'going-on')
      redirect(303, event.url.pathname);
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    return fail(409, { errors: [{ text: refusalText(outcome, locals.t) }] });
  },

  slova: async (event) => {
    const { locals, params, request } = event;
    const desk = await openDesk(event, 'import-tables');
    const work = openImport(theInstallation(), desk.body, locals.today);
    const proposed = await proposeRun(work, desk.actor, { id: params.run, planId: null });
    if (proposed.outcome !== 'proposed') error(404, locals.t('error.404.title'));
    const asked = unknownWords(
      proposed.proposal,
      await readCatalogues(readingOf(work), locals.today),
      locals.t
    );
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
