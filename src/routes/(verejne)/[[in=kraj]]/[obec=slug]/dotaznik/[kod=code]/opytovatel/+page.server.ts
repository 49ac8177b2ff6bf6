import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { newSheet } from '#lib/server/public/questionnaire/sheet-state.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { answerForm } from '../answer-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { blankSheets, interviewerAsked } from './interviewer-asked.ts';

/** As many as an interviewer asks in a day without a network. */
const BLANKS = 100;

export const load: PageServerLoad = async (event) => {
  const { locals, parent, url } = event;
  const { frame } = await parent();
  const { asked, body, formKey, state } = await interviewerAsked(event);
  const { content } = asked;
  const languages = ['sk', ...languagesOf(content)] as const;
  const language = languages.find((one) => one === url.searchParams.get('jazyk')) ?? 'sk';
  const empty = newSheet({ version: asked.version, language, whole: true, code: '', channel: 'interviewer' });
  const told = { asked, formKey, typedContact: '', needsCode: false, t: locals.t };
  const path = inLanguage(`${body.home}/dotaznik/${asked.code}/opytovatel`, locals.locale);
  const key = url.searchParams.get('kluc') ?? '';
  return {
    title: locals.t('interviewer.title'),
    frame: { alone: true },
    bodyName: frame.owner?.name ?? body.name,
    name: wordedIn(content.title, language),
    wording: langOf(language),
    questionnaire: asked.code,
    isOpen: state === 'open',
    languages: languages.map((one) => ({
      language: one,
      href: `${path}?kluc=${key}&jazyk=${one}`,
      isThis: one === language
    })),
    address: `${path}/odpovede?kluc=${key}`,
    blanks: blankSheets(asked, { language, count: BLANKS, formKey }),
    page: {
      wording: langOf(language),
      ...shownPage({ step: 'page', state: empty, faults: new Map(), notice: null }, told)
    }
  };
};

export const actions: Actions = {
  default: async (event) => {
    await interviewerAsked(event);
    return answerForm(event, { channel: 'interviewer', crowd: null });
  }
};
