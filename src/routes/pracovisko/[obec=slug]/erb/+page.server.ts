import { error, fail, redirect } from '@sveltejs/kit';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { keepPicture } from '#lib/server/desk/narrative-pictures.ts';
import { keepCoatOfArms, removeCoatOfArms } from '#lib/server/use-cases/plans/keep-coat-of-arms.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['kept', 'removed'] as const;

export const load: PageServerLoad = async (event) => {
  const { body, inBody } = await openDesk(event, 'edit-plan');
  const { locals, url } = event;
  const arms = await inBody(({ coatOfArms }) => coatOfArms.find());
  const pictures = inLanguage(`/pracovisko/${body.slug}/subory`, locals.locale);
  return {
    title: locals.t('arms.title'),
    arms: arms ? { src: `${pictures}/${arms.file}`, alternative: arms.alternative } : null,
    done: DONE.find((outcome) => outcome === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  ulozit: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { t } = event.locals;
    const form = await event.request.formData();
    const typed = form.get('alternative');
    const alternative = typeof typed === 'string' ? plainText(typed).trim() : '';
    const refuse = (field: 'subor' | 'alternative', text: string) =>
      fail(422, { errors: [{ field, text }], alternative });

    const file = await pictureOf(form.get('subor'), desk);
    if (!file) return refuse('subor', t('editor.dialog.figure.noFile'));
    if (typeof file === 'object') return refuse('subor', t(`editor.picture.refused.${file.refused}`));
    const outcome = await desk.inBody((stores) => keepCoatOfArms(stores, desk.actor, { file, alternative }));
    if (outcome === 'kept') return finish(event, 'kept');
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-picture') return refuse('subor', t('editor.dialog.figure.noFile'));
    return refuse(outcome === 'not-a-shield' ? 'subor' : 'alternative', t(`arms.refused.${outcome}`));
  },

  odstranit: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const outcome = await desk.inBody((stores) => removeCoatOfArms(stores, desk.actor));
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    return finish(event, outcome);
  }
};

type Bringing = Parameters<typeof keepPicture>[0];

/** The picture that was sent; without one, the present one: only its description changes. */
async function pictureOf(sent: FormDataEntryValue | null, desk: Bringing) {
  if (!(sent instanceof File) || sent.size === 0)
    return (await desk.inBody(({ coatOfArms }) => coatOfArms.find()))?.file;
  const kept = await keepPicture(desk, sent);
  return 'refused' in kept ? kept : kept.file;
}

function finish({ params, locals }: RequestEvent, done: (typeof DONE)[number]): never {
  redirect(303, `${inLanguage(`/pracovisko/${params.obec}/erb`, locals.locale)}?stav=${done}`);
}
