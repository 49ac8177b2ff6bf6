import { error, fail, redirect } from '@sveltejs/kit';
import { EASY_SLOVAK, languageName } from '#lib/domain/plans/content-language.ts';
import { type EasyHint, easyHints } from '#lib/domain/plans/easy-reading.ts';
import { wordingHash } from '#lib/server/db/blocks.ts';
import { referenceTargets } from '#lib/server/desk/narrative-sections.ts';
import { type LostTwin, type TwinEntry, twinEntries, twinsFromForm } from '#lib/server/desk/twin-forms.ts';
import { keepTranslations, translatable } from '#lib/server/use-cases/translations/keep-translations.ts';
import { openDesk } from '../../../../../../desk.ts';
import { openPlan, planPath } from '../../../../open-plan.ts';
import { partTitle } from '../../part-title.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const open = await openPlan(event, 'view-desk');
  const variant = variantOf(event);
  const { texts, twins } = await open.desk.inBody(async (stores) => ({
    texts: await translatable(stores, params.plan, variant),
    twins: await stores.translations.list(params.plan, variant)
  }));
  const own = texts.filter(({ part }) => part === params.cast);
  const [first] = own;
  if (!first) error(404, locals.t('error.404.title'));
  const isEasy = variant === EASY_SLOVAK;
  const { blocks, judged } = open.whole;
  const entries = twinEntries(own, twins);
  return open.page('preklady', `${partTitle(first.part, locals.t)}: ${nameOf(event)}`, {
    ...{ variant, isEasy, entries },
    part: partTitle(first.part, locals.t),
    hints: isEasy ? entries.flatMap(({ said }) => hintsOf(said)) : [],
    targets: referenceTargets(judged.goals, judged.measures, blocks, locals.t),
    back: `${planPath(event)}/preklady/${wordOf(url)}`,
    mayEdit: open.may('edit-plan'),
    saved: url.searchParams.has('ulozene')
  });
};

const hintsOf = (said: TwinEntry['said']): EasyHint[] => (typeof said === 'string' ? easyHints(said) : []);

/** The word of the variant in the address: the one before the last. */
const wordOf = ({ pathname }: URL) => pathname.split('/').at(-2) ?? '';

function variantOf({ params, locals }: RequestEvent) {
  return params.variant ?? error(404, locals.t('error.404.title'));
}

function nameOf(event: RequestEvent): string {
  const variant = variantOf(event);
  return variant === EASY_SLOVAK ? event.locals.t('twin.easy') : languageName(variant);
}

export const actions: Actions = {
  default: async (event) => {
    const { params, locals, url } = event;
    const variant = variantOf(event);
    const desk = await openDesk(event, 'edit-plan');
    const form = await event.request.formData();
    const written = await desk.inBody(async (stores) => {
      const texts = (await translatable(stores, params.plan, variant)).filter(
        ({ part }) => part === params.cast
      );
      const twins = twinsFromForm(form, texts, await stores.translations.list(params.plan, variant));
      const input = { planId: params.plan, language: variant, twins, hashOf: wordingHash };
      return { twins, ...(await keepTranslations(stores, desk.actor, input)) };
    });
    if (written.outcome !== 'answered') error(404, locals.t('error.404.title'));
    const { twins, answers } = written;
    if (twins.length === 0)
      return fail(422, { errors: [{ text: locals.t('editor.form.refused') }], lost: [] });
    const lost = twins.flatMap(({ name, text }, at): LostTwin[] => {
      const answer = answers[at] ?? 'no-such-text';
      const isKept = answer === 'kept' || answer === 'unchanged' || answer === 'removed';
      return isKept ? [] : [{ name, answer, said: text }];
    });
    if (lost.length === 0) redirect(303, `${url.pathname}?ulozene`);
    const errors = lost.map(({ name, answer }) => ({
      text: locals.t(`twin.lost.${answer as Exclude<typeof answer, 'kept' | 'unchanged' | 'removed'>}`),
      href: `#${name}`
    }));
    return fail(409, { errors, lost });
  }
};
