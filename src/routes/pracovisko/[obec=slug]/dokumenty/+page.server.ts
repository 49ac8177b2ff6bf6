import { error, fail, redirect } from '@sveltejs/kit';
import { lacksAlternative } from '#lib/domain/publishing/body-document.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { documentErrors, entryOf, typedDocument } from '#lib/server/desk/document-form.ts';
import { documentState } from '#lib/server/desk/document-state.ts';
import { keepDocumentFile } from '#lib/server/document-archive/keep-document-file.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';
import { documentChoices } from './document-choices.ts';

const PER_PAGE = 50;
const DONE = ['added', 'changed', 'removed'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { locals, url } = event;
  const page = pageNumber(url.searchParams.get('strana'), 60);
  const { documents, all, waiting } = await desk.inBody(async ({ documents: store }) => ({
    documents: await store.list(PER_PAGE, (page - 1) * PER_PAGE),
    all: await store.count(),
    waiting: await store.countWaiting()
  }));
  const mayKeep = may(desk.actor, 'keep-documents');
  return {
    title: locals.t('documents.title'),
    documents: documents.map((document) => {
      const { id, title, kind, format, size, year, audience } = document;
      return { id, title, kind, format, size, year, audience, state: documentState(document) };
    }),
    // Of those on this page: a body has more than fifty of them rarely, and mends the newest first.
    lacking: documents.filter((one) => one.audience === 'public' && lacksAlternative(one)).length,
    ...{ page, pages: Math.ceil(all / PER_PAGE), all, waiting },
    choices: mayKeep ? (await documentChoices(desk, event)).choices : null,
    token: newFormToken(),
    year: locals.today.slice(0, 4),
    done: DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-documents');
    const { locals, params, request } = event;
    const { t } = locals;
    const form = await request.formData();
    const typed = typedDocument(form);
    const refuse = (errors: { field: string; text: string }[]) => fail(422, { errors, typed });
    const file = form.get('subor');
    if (!(file instanceof File) || file.name === '')
      return refuse([{ field: 'subor', text: t('documents.file.missing') }]);

    const { entry, dayIsWrong } = entryOf(typed, (await documentChoices(desk, event)).known);
    if (dayIsWrong) return refuse([{ field: 'day', text: t('documents.day.wrong') }]);
    const id = sentToken(form);
    const outcome = await onceMore(() => keepDocumentFile(desk, file, { id, entry }));
    switch (outcome.outcome) {
      case 'added':
        redirect(303, `${inLanguage(`/pracovisko/${params.obec}/dokumenty`, locals.locale)}?stav=added`);
        break;
      case 'not-allowed':
        error(403, t('error.403.title'));
        break;
      case 'faulty':
        return refuse(documentErrors(outcome.faults, t));
      case 'refused':
        return refuse([{ field: 'subor', text: t(`documents.refused.${outcome.refusal}`) }]);
      case 'there-already':
        return refuse([
          { field: 'subor', text: t('documents.refused.there-already', { title: outcome.title }) }
        ]);
      case 'too-many':
        return refuse([{ field: 'subor', text: t('documents.refused.too-many') }]);
    }
  }
};
