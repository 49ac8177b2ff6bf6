import { error, redirect } from '@sveltejs/kit';
import type { SuggestionState } from '#lib/domain/evidence/suggestion.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { SUGGESTIONS_PER_PAGE } from '#lib/server/db/suggestions.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { setSuggestionBox } from '#lib/server/use-cases/evidence/settle-suggestion.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** The lists of the desk, by their words in the address; what waits is shown first. */
const LISTS = {
  cakaju: ['waiting', 'to-verify'],
  zverejnene: ['released'],
  odmietnute: ['rejected']
} as const satisfies Record<string, readonly SuggestionState[]>;
type ListName = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as ListName[];

const MOST_PAGES = 250;
/** So much of a suggestion tells which it is. */
const EXCERPT = 160;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'answer-suggestions');
  const { url, locals } = event;
  const { t, locale } = locals;
  const list = LIST_NAMES.find((name) => name === url.searchParams.get('zoznam')) ?? 'cakaju';
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const { box, counts, rows, offers } = await desk.inBody(async ({ suggestions, offeredHelp }) => ({
    box: await suggestions.findBox(),
    counts: await suggestions.counts(),
    rows: await suggestions.listIn(LISTS[list], page),
    offers: (await offeredHelp.list()).length
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/podnety`, locale);
  const countOf = (name: ListName) =>
    LISTS[name].reduce((sum, state: SuggestionState) => sum + (counts.get(state) ?? 0), 0);
  return {
    title: t('suggestions.title'),
    openedOn: box?.openedOn ?? null,
    publicHref: inLanguage(`${publicHome(desk.body)}/podnety`, locale),
    ...{ base, list, page, pages: Math.ceil(countOf(list) / SUGGESTIONS_PER_PAGE) },
    offers,
    tabs: LIST_NAMES.map((name) => ({
      label: t(`suggestions.list.${name}`, { count: countOf(name) }),
      href: `${base}?zoznam=${name}`,
      current: name === list
    })),
    rows: rows.map(({ id, text, state, receivedOn, settledOn, language, answer, shownText }) => ({
      ...{ id, state, receivedOn, settledOn, language, href: `${base}/${id}` },
      text: text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text,
      ...{ isAnswered: answer !== null, isShortened: shownText !== null }
    })),
    isDone: url.searchParams.has('hotovo')
  };
};

export const actions: Actions = {
  schranka: async (event) => {
    const desk = await openDesk(event, 'answer-suggestions');
    const { locals } = event;
    const isOpen = (await event.request.formData()).get('otvorit') === 'ano';
    const outcome = await desk.inBody((stores) =>
      setSuggestionBox(stores, desk.actor, { isOpen, today: locals.today })
    );
    if (outcome.outcome !== 'done') error(403, locals.t('error.403.title'));
    if (outcome.revision !== null)
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/podnety`, locals.locale)}?hotovo`);
  }
};
