import { error, fail, redirect } from '@sveltejs/kit';
import { isForEverybody, isReadingOver, lacksAlternative } from '#lib/domain/publishing/body-document.ts';
import { documentPath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { documentErrors, entryOf, typedDocument, typedOf } from '#lib/server/desk/document-form.ts';
import { documentState } from '#lib/server/desk/document-state.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { changeDocument, removeDocument } from '#lib/server/use-cases/documents/keep-document.ts';
import { openDesk } from '../../../desk.ts';
import { documentChoices } from '../document-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { locals, params } = event;
  const document = await desk.inBody(({ documents }) => documents.find(params.dokument));
  if (!document) error(404, locals.t('error.404.title'));
  const { id, title, format, size, revision, fault, letters, readLetters, pagesWithoutText } = document;
  const mayKeep = may(desk.actor, 'keep-documents');
  return {
    title,
    document: { id, format, size, revision, fault, letters, readLetters, pagesWithoutText },
    state: documentState(document),
    isOver: isReadingOver(document),
    lacks: document.audience === 'public' && lacksAlternative(document),
    publicPath: isForEverybody(document) ? documentPath(publicHome(desk.body), id) : null,
    typed: typedOf(document),
    choices: mayKeep ? (await documentChoices(desk, event)).choices : null
  };
};

export const actions: Actions = {
  ulozit: async (event) => {
    const desk = await openDesk(event, 'keep-documents');
    const { locals, params, request } = event;
    const { t } = locals;
    const form = await request.formData();
    const typed = typedDocument(form);
    const refuse = (errors: { field?: string; text: string }[]) => fail(422, { errors, typed });
    const { entry, dayIsWrong } = entryOf(typed, (await documentChoices(desk, event)).known);
    if (dayIsWrong) return refuse([{ field: 'day', text: t('documents.day.wrong') }]);
    const revision = Number(form.get('revision'));
    const outcome = await desk.inBody((stores) =>
      changeDocument(stores, desk.actor, {
        ...{ id: params.dokument, entry },
        revision: Number.isSafeInteger(revision) ? revision : 0
      })
    );
    switch (outcome.outcome) {
      case 'faulty':
        return refuse(documentErrors(outcome.faults, t));
      case 'somebody-was-faster':
        return refuse([{ text: t('documents.refused.somebody-was-faster') }]);
      case 'not-allowed':
        error(403, t('error.403.title'));
        break;
      case 'no-such-document':
        error(404, t('error.404.title'));
        break;
      case 'changed':
        theInstallation().documents.wake();
        return finish(event, 'changed');
    }
  },

  odstranit: async (event) => {
    const desk = await openDesk(event, 'keep-documents');
    const { locals, params, request } = event;
    const { t } = locals;
    const form = await request.formData();
    if (form.get('ano') !== 'ano')
      return fail(422, { errors: [{ field: 'ano', text: t('documents.remove.unconfirmed') }], typed: null });
    const outcome = await desk.inBody((stores) => removeDocument(stores, desk.actor, params.dokument));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-document') error(404, t('error.404.title'));
    return finish(event, 'removed');
  }
};

/** Back to the list, so that a reload sends nothing twice. */
function finish({ params, locals }: RequestEvent, done: 'changed' | 'removed'): never {
  redirect(303, `${inLanguage(`/pracovisko/${params.obec}/dokumenty`, locals.locale)}?stav=${done}`);
}
