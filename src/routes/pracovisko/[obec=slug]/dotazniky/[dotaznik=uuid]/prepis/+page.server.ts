import { error, fail, redirect } from '@sveltejs/kit';
import { controlOf } from '#lib/domain/surveys/paper/double-entry.ts';
import { PAPER_LANGUAGES } from '#lib/domain/surveys/paper/page-code.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { shownTyping, type TypedForm, typedAnswers, typedForm } from '#lib/server/desk/typing-form.ts';
import type { Stores } from '#lib/server/stores.ts';
import { typeSheet } from '#lib/server/use-cases/surveys/type-sheet.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

const NO_FAULTS: ReadonlyMap<string, AnswerFault> = new Map();

/** One sheet of paper to be typed: which version it is, what it asks, and how far everybody is. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'type-sheets');
  const { t } = event.locals;
  const id = event.params.dotaznik;
  const wanted = event.url.searchParams;
  const found = await desk.inBody((stores) => read(stores, id, Number(wanted.get('verzia'))));
  if (!found) error(404, t('error.404.title'));
  const { questionnaire, version, versions, sheets } = found;
  const turn = wanted.get('kolo') === 'druhe' ? ('second' as const) : ('first' as const);
  const control = controlOf(sheets);
  const highest = sheets.reduce((most, { number }) => Math.max(most, number), 0);
  return {
    ...{ title: t('typing.title'), id: questionnaire.id, turn, control, versions },
    keeps: may(desk.actor, 'keep-questionnaires'),
    name: version?.content.title.sk ?? null,
    version: version?.number ?? null,
    language: PAPER_LANGUAGES.find((one) => one === wanted.get('jazyk')) ?? 'sk',
    languages: PAPER_LANGUAGES,
    nextNumber: highest + 1,
    questions: version ? shownTyping(version.content, { turn, fields: {}, faults: NO_FAULTS, t }) : [],
    kept: Number(wanted.get('ulozene')) || null,
    differing: Number(wanted.get('rozdiely')) || 0
  };
};

async function read({ questionnaires, paperSheets }: Stores, id: string, wanted: number) {
  const questionnaire = await questionnaires.find(id);
  if (!questionnaire) return null;
  const versions = (await questionnaires.listVersions(id))
    .filter(({ frozenAt }) => frozenAt !== null)
    .map(({ number }) => number);
  const number = versions.includes(wanted) ? wanted : questionnaire.openVersion;
  const version = number === null ? undefined : await questionnaires.findVersion(id, number);
  return { questionnaire, versions, version: version ?? null, sheets: await paperSheets.list(id) };
}

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'type-sheets');
    const { locals, params, request } = event;
    const { t, today } = locals;
    const form = typedForm(await request.formData());
    const version = await desk.inBody(({ questionnaires }) =>
      questionnaires.findVersion(params.dotaznik, form.version)
    );
    if (!version) error(404, t('error.404.title'));
    const { turn, language, fields } = form;
    const again = (faults: ReadonlyMap<string, AnswerFault>, refusal: string | null) => ({
      ...{ number: form.number, refusal, isCheck: form.isCheck && refusal === null && faults.size === 0 },
      questions: shownTyping(version.content, { turn, fields, faults, t })
    });
    if (form.isCheck) return again(NO_FAULTS, null);
    const outcome = await desk.inBody((stores) =>
      typeSheet(stores, desk.actor, {
        ...{ questionnaireId: params.dotaznik, number: Number(form.number), version: version.number },
        ...{ language, turn, given: typedAnswers(version.content, fields), typedOn: today }
      })
    );
    if (outcome.outcome === 'typed')
      redirect(303, inLanguage(nextSheet(params, form, outcome.differing), locals.locale));
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'faulty') return fail(422, again(outcome.faults, null));
    return fail(422, again(NO_FAULTS, t(`typing.refused.${outcome.outcome}`)));
  }
};

function nextSheet(
  { obec, dotaznik }: { obec: string; dotaznik: string },
  { number, version, language, turn }: TypedForm,
  differing: number
): string {
  const said = new URLSearchParams({ ulozene: number, verzia: String(version), jazyk: language });
  if (turn === 'second') said.set('kolo', 'druhe');
  if (differing > 0) said.set('rozdiely', String(differing));
  return `/pracovisko/${obec}/dotazniky/${dotaznik}/prepis?${said}`;
}
