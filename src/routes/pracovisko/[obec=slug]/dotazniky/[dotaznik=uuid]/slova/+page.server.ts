import { randomUUID } from 'node:crypto';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { TEXTS_PER_PAGE, type TextChoice } from '#lib/server/db/text-codings.ts';
import { LEARNED_FROM, shownTexts, themeCounts } from '#lib/server/desk/coded-texts.ts';
import { findingOfTheme } from '#lib/server/desk/survey-finding.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { Stores } from '#lib/server/stores.ts';
import { worded } from '#lib/server/survey-results/result-labels.ts';
import {
  addTheme,
  codeTexts,
  type FoundThemes,
  mayReadTexts,
  releaseText,
  settleCoding
} from '#lib/server/use-cases/surveys/code-texts.ts';
import { type Desk, openDesk } from '../../../../desk.ts';
import { findingAddress } from '../../finding-address.ts';
import { questionnaireAt } from '../../open-questionnaire-page.ts';
import type { Actions, PageServerLoad } from './$types';

const FILTERS = ['mine', 'all', 'differing'] as const;
type Filter = (typeof FILTERS)[number];
const MOST_PAGES = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which question and which of its texts an address shows. */
function shownAt({ url }: Pick<RequestEvent, 'url'>) {
  return {
    question: url.searchParams.get('otazka'),
    filter: FILTERS.find((one) => one === url.searchParams.get('ukaz')) ?? ('mine' as const),
    page: pageNumber(url.searchParams.get('strana'), MOST_PAGES)
  };
}

function choiceOf(filter: Filter, actorId: string): TextChoice {
  return filter === 'mine' ? { of: 'not-coded-by', actorId } : { of: filter };
}

/** What people wrote in their own words, one question at a time, a page at a time, to be coded and released. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, locale } = event.locals;
  const id = event.params.dotaznik;
  const { questionnaire, latest } = await questionnaireAt(desk, id, t);
  const base = inLanguage(`/pracovisko/${desk.body.slug}/dotazniky/${id}`, locale);
  const head = { title: t('words.title'), name: latest.content.title.sk, base, done: doneOf(event) };
  if (!mayReadTexts(questionnaire, new Date())) return { ...head, shown: null, mayRead: false };
  const { question: asked, filter, page } = shownAt(event);
  const counts = await desk.inBody(({ textCodings }) => textCodings.listCounts(id));
  const questions = questionsOf(latest.content).filter((one) =>
    counts.some(({ questionId }) => questionId === one.id)
  );
  const question = questions.find((one) => one.id === asked) ?? questions[0];
  if (!question) return { ...head, shown: null, mayRead: true };
  const read = await desk.inBody((stores) =>
    readTexts(stores, desk, { id, questionId: question.id, filter, page })
  );
  const findingOf = await desk.inBody((stores) => findingAddress(stores, desk, questionnaire, locale));
  const survey = { questionnaire, content: latest.content, residents: null, today: event.locals.today };
  const addressOf = (shown: { question?: string; filter?: Filter }) =>
    `${base}/slova?otazka=${shown.question ?? question.id}&ukaz=${shown.filter ?? filter}`;
  return {
    ...head,
    mayRead: true,
    shown: {
      ...{ questionId: question.id, question: worded(question.text, locale), filter, page },
      pages: Math.ceil((read.texts[0]?.all ?? 0) / TEXTS_PER_PAGE),
      here: addressOf({}),
      texts: shownTexts({ ...read, actorId: desk.actor.actorId }, searchLanguage().analyser, t),
      themes: themeCounts(read.themes, read.all, (theme, share) =>
        findingOf?.(findingOfTheme({ theme, question: question.text.sk }, share, survey))
      ),
      questions: questions.map((one) => ({
        label: t('words.tab', {
          question: worded(one.text, locale).text,
          count: counts.find(({ questionId }) => questionId === one.id)?.texts ?? 0
        }),
        ...{ href: addressOf({ question: one.id }), current: one === question }
      })),
      filters: FILTERS.map((one) => ({
        ...{ label: t(`words.filter.${one}`), href: addressOf({ filter: one }), current: one === filter }
      }))
    }
  };
};

async function readTexts(
  { textCodings }: Stores,
  { actor }: Desk,
  { id, questionId, filter, page }: { id: string; questionId: string; filter: Filter; page: number }
) {
  const texts = await textCodings.listTexts(id, questionId, choiceOf(filter, actor.actorId), page);
  const themes = await textCodings.listThemes(id);
  return {
    texts,
    themes: themes.filter((theme) => theme.questionId === questionId),
    codings: await textCodings.codingsOf(texts.map((text) => text.id)),
    coded: await textCodings.listCoded(id, questionId, LEARNED_FROM),
    all: await textCodings.codingsOfQuestion(id, questionId)
  };
}

const DONE = ['released', 'withheld', 'settled', 'theme', 'gone'] as const;

/** What was just done, as the address says. */
function doneOf({ url }: Pick<RequestEvent, 'url'>) {
  const count = (name: string) => Number(url.searchParams.get(name) ?? 0) || 0;
  return {
    what: DONE.find((one) => one === url.searchParams.get('stav')) ?? null,
    changed: url.searchParams.has('zmenene') ? count('zmenene') : null,
    differing: count('rozdielne')
  };
}

/** The address that the form came from, with what was done. */
function backTo(
  event: Pick<RequestEvent, 'url' | 'params' | 'locals'>,
  done: Record<string, string>
): string {
  const { question, filter, page } = shownAt(event);
  const query = new URLSearchParams({ ...(question ? { otazka: question } : {}), ukaz: filter });
  // What was just marked leaves the list of what is not, and the next come to its first page.
  if (page > 1 && filter !== 'mine') query.set('strana', String(page));
  for (const [name, value] of Object.entries(done)) query.set(name, value);
  const path = `/pracovisko/${event.params.obec}/dotazniky/${event.params.dotaznik}/slova`;
  return `${inLanguage(path, event.locals.locale)}?${query}`;
}

export const actions: Actions = {
  theme: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const form = await event.request.formData();
    const name = String(form.get('nazov') ?? '').trim();
    const theme = { id: randomUUID(), questionId: String(form.get('otazka') ?? ''), name };
    const { outcome } = await desk.inBody((stores) =>
      addTheme(stores, desk.actor, { questionnaireId: event.params.dotaznik, theme })
    );
    if (outcome === 'gone') error(404, event.locals.t('error.404.title'));
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome !== 'added') return fail(422, { fault: event.locals.t(`words.fault.${outcome}`), name });
    redirect(303, backTo(event, { stav: 'theme' }));
  },

  /** Keeps the marks of the whole page first, whichever of its buttons was pressed. */
  save: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const form = await event.request.formData();
    const questionnaireId = event.params.dotaznik;
    const now = new Date();
    const coded = await desk.inBody((stores) =>
      codeTexts(stores, desk.actor, { questionnaireId, found: foundIn(form), now })
    );
    if (coded.outcome !== 'coded') error(404, event.locals.t('error.404.title'));
    const said = { zmenene: String(coded.changed), rozdielne: String(coded.differing) };
    const done = await oneText(desk, form, { questionnaireId, now });
    redirect(303, backTo(event, done === null ? said : { stav: done }));
  }
};

function foundIn(form: FormData): FoundThemes[] {
  return form
    .getAll('text')
    .map(String)
    .filter((id) => UUID.test(id))
    .slice(0, TEXTS_PER_PAGE)
    .map((textId) => {
      const ticked = form.getAll(`t-${textId}`).map(String);
      // Nothing ticked at all is no opinion; „none of the themes“ is one.
      return { textId, themeIds: ticked.length === 0 ? null : ticked.filter((one) => one !== 'none') };
    });
}

/** What a button of one text asks for, if one was pressed. */
async function oneText(
  desk: Desk,
  form: FormData,
  { questionnaireId, now }: { questionnaireId: string; now: Date }
): Promise<(typeof DONE)[number] | null> {
  const [what, textId = '', coderId = ''] = String(form.get('urob') ?? '').split(' ');
  if (!UUID.test(textId)) return null;
  if (what === 'settle' && UUID.test(coderId)) {
    const settled = await desk.inBody((stores) =>
      settleCoding(stores, desk.actor, { questionnaireId, textId, coderId })
    );
    return settled.outcome === 'settled' ? 'settled' : 'gone';
  }
  if (what !== 'release' && what !== 'withhold') return null;
  const release = what === 'release';
  const outcome = await desk.inBody((stores) =>
    releaseText(stores, desk.actor, { questionnaireId, textId, release, now })
  );
  if (outcome.outcome !== 'done') return 'gone';
  if (outcome.revision !== null)
    await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
  return release ? 'released' : 'withheld';
}
