import { error, fail, redirect } from '@sveltejs/kit';
import { whatBecame } from '#lib/domain/consultations/what-became.ts';
import { differWords } from '#lib/domain/publishing/comparison/word-difference.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { shownParts } from '#lib/server/use-cases/consultations/publish-consultations.ts';
import { hideComments, reopenComment } from '#lib/server/use-cases/consultations/settle-comments.ts';
import { photograph } from '#lib/server/use-cases/publishing/freeze-version.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['hidden', 'shown', 'reopened'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'settle-comments');
  const { locals, params, url } = event;
  const { t, locale, today } = locals;
  const read = await desk.inBody(async (stores) => {
    const discussion = await stores.consultations.find(params.diskusia);
    const comment = await stores.consultations.findComment(params.pripomienka);
    if (!discussion || comment?.consultationId !== discussion.id) return undefined;
    const now = await photograph(stores, desk.body, discussion.planId, today);
    return { discussion, comment, after: now ? shownParts(now, stores.hashOfWording) : [] };
  });
  if (!read) error(404, t('error.404.title'));
  const { discussion, comment, after } = read;
  const before = await publishedConsultations(locals.publicDb).allParts(desk.body.bodyId, discussion.id);
  const became = whatBecame(
    comment,
    before.map(({ key, kind, number, text, hash }) => ({ key, kind, number, text, hash })),
    after.map(({ key, kind, number, text, hash }) => ({ key, kind, number, text, hash }))
  );
  const { receipt, ...shown } = comment;
  const base = inLanguage(`/pracovisko/${desk.body.slug}/diskusie/${discussion.id}`, locale);
  return {
    title: t('discussions.comment.one'),
    ...{ base, comment: shown, isEnded: discussion.endedOn !== null },
    about: became.before
      ? { kind: became.before.kind, number: became.before.number }
      : { kind: 'whole' as const, number: null },
    became: {
      ...{ fate: became.fate, before: became.before?.text ?? '', after: became.after?.text ?? '' },
      pieces:
        became.fate === 'changed' ? differWords(became.before?.text ?? '', became.after?.text ?? '') : []
    },
    done: DONE.find((one) => one === url.searchParams.get('stav')) ?? null
  };
};

function back({ locals, params }: RequestEvent, slug: string, done: (typeof DONE)[number]): never {
  const page = `/pracovisko/${slug}/diskusie/${params.diskusia}/${params.pripomienka}`;
  redirect(303, inLanguage(`${page}?stav=${done}`, locals.locale));
}

export const actions: Actions = {
  skryt: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const { t } = event.locals;
    const form = await event.request.formData();
    const reason = textOf(form, 'reason');
    const isShown = form.get('ukazat') === 'ano';
    if (!isShown && reason.trim() === '')
      return fail(422, {
        reason,
        errors: [{ field: 'reason', text: t('discussions.error.no-hiding-reason') }]
      });
    const outcome = await desk.inBody((stores) =>
      hideComments(stores, desk.actor, {
        ...{ consultationId: event.params.diskusia, ids: [event.params.pripomienka] },
        reason: isShown ? '' : reason
      })
    );
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome !== 'done')
      return fail(422, {
        reason,
        errors: [{ field: 'reason', text: t('discussions.error.words-too-long') }]
      });
    return back(event, desk.body.slug, isShown ? 'shown' : 'hidden');
  },

  znova: async (event) => {
    const desk = await openDesk(event, 'settle-comments');
    const { t } = event.locals;
    const outcome = await desk.inBody((stores) =>
      reopenComment(stores, desk.actor, {
        consultationId: event.params.diskusia,
        id: event.params.pripomienka
      })
    );
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome === 'ended-already')
      return fail(422, { reason: '', errors: [{ text: t('discussions.error.ended-already') }] });
    return back(event, desk.body.slug, 'reopened');
  }
};
