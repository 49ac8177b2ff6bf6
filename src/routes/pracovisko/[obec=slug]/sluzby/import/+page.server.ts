import { fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { rememberedWords } from '#lib/server/spreadsheets/file-words.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { forgetMeaning } from '#lib/server/use-cases/import/keep-meanings.ts';
import { readCatalogues } from '#lib/server/use-cases/import/read-ground.ts';
import { readingOf } from '#lib/server/use-cases/import/readings.ts';
import { stageImport } from '#lib/server/use-cases/import/stage-import.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'import-tables');
  const { t, locale, today } = event.locals;
  const work = openImport(theInstallation(), desk.body, today);
  const meanings = await desk.inBody(({ importMeanings }) => importMeanings.list());
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  return {
    title: t('directoryImport.title'),
    ...{ backHref: base, templateHref: `${base}/import/sablona.xlsx`, token: newFormToken() },
    hasTerritory: desk.body.unitCode !== null,
    words:
      meanings.length === 0 ? [] : rememberedWords(meanings, await readCatalogues(readingOf(work), today), t)
  };
};

export const actions: Actions = {
  nahrat: async (event) => {
    const { locals, request } = event;
    const { body, actor } = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const file = form.get('subor');
    const takesAll = form.get('vsetky') === 'ano';
    const refuse = (text: string) => fail(422, { errors: [{ field: 'subor', text }], takesAll });
    if (!(file instanceof File) || file.name === '') return refuse(locals.t('import.file.missing'));

    const id = sentToken(form);
    const work = openImport(theInstallation(), body, locals.today);
    const content = new Uint8Array(await file.arrayBuffer());
    const outcome = await onceMore(() =>
      stageImport(work, actor, {
        ...{ id, planId: null, takesAll, fileName: file.name, wanted: null, now: new Date() },
        content
      })
    );
    if (outcome.outcome === 'staged')
      redirect(303, inLanguage(`/pracovisko/${body.slug}/sluzby/import/${outcome.id}`, locals.locale));
    if (outcome.outcome === 'refused') return refuse(locals.t(`import.refused.${outcome.refusal}`));
    return fail(outcome.outcome === 'not-allowed' ? 403 : 404, { errors: [], takesAll });
  },

  zabudnut: async (event) => {
    const desk = await openDesk(event, 'import-tables');
    const form = await event.request.formData();
    const given = { list: textOf(form, 'zoznam'), word: textOf(form, 'slovo') };
    await desk.inBody((stores) => forgetMeaning(stores, desk.actor, given));
    redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/sluzby/import`, event.locals.locale));
  }
};
