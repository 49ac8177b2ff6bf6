import { error } from '@sveltejs/kit';
import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { newSheet } from '#lib/server/public/questionnaire/sheet-state.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { answerForm } from '../answer-form.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';
import { blankSheets, interviewerAsked, MOST_BLANKS } from './interviewer-asked.ts';

export const load: PageServerLoad = async (event) => {
  const { locals, parent, url } = event;
  const { frame } = await parent();
  const { asked, body, formKey, state } = await interviewerAsked(event);
  const mended = state === 'waiting' ? null : await mendedVersion(event, asked.id, body.bodyId);
  const isOpen = state === 'open';
  const { content, version } = mended ?? asked;
  const languages = ['sk', ...languagesOf(content)] as const;
  const language = languages.find((one) => one === url.searchParams.get('jazyk')) ?? 'sk';
  const empty = newSheet({ version, language, whole: true, code: '', channel: 'interviewer' });
  const told = { asked: { ...asked, content }, formKey, typedContact: '', needsCode: false, t: locals.t };
  const page = shownPage({ step: 'page', state: empty, faults: new Map(), notice: null }, told);
  const path = inLanguage(`${body.home}/dotaznik/${asked.code}/opytovatel`, locals.locale);
  const key = url.searchParams.get('kluc') ?? '';
  return {
    title: locals.t('interviewer.title'),
    frame: { alone: true },
    bodyName: frame.owner?.name ?? body.name,
    name: wordedIn(content.title, language),
    wording: langOf(language),
    questionnaire: asked.code,
    ...{ version, language, isMending: mended !== null },
    isOpen,
    languages: languages.map((one) => ({
      language: one,
      href: `${path}?kluc=${key}&jazyk=${one}`,
      isThis: one === language
    })),
    link: `${path}?kluc=${key}`,
    address: `${path}/odpovede?kluc=${key}`,
    blanks: isOpen && !mended ? blankSheets(asked, { language, count: MOST_BLANKS, formKey }) : [],
    // A form that only mends begins no sheet; when nobody is to be asked there is none.
    page: mended || isOpen ? { wording: langOf(language), ...page, ...(mended && { sealed: '' }) } : null
  };
};

/** The version whose sheets are to be completed on this page; null where people are asked on it. */
async function mendedVersion(
  { locals, url }: Pick<PageServerLoadEvent, 'locals' | 'url'>,
  questionnaireId: string,
  bodyId: BodyId
) {
  const wanted = url.searchParams.get('doplnit');
  if (wanted === null) return null;
  const number = /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : 0;
  const version = await inTransaction(locals.db, bodyId, ({ questionnaires }) =>
    questionnaires.findVersion(questionnaireId, number)
  );
  if (!version?.frozenAt) error(404, locals.t('error.404.title'));
  return { content: version.content, version: number };
}

export const actions: Actions = {
  default: async (event) => {
    await interviewerAsked(event);
    return answerForm(event, { channel: 'interviewer', crowd: null });
  }
};
