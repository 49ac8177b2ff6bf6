import { error, fail } from '@sveltejs/kit';
import { paperQuestions } from '#lib/domain/surveys/paper/paper-field.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import {
  fieldsTyped,
  formOfSheet,
  shownTyping,
  type TypedForm,
  typedAnswers,
  typedForm
} from '#lib/server/desk/typing-form.ts';
import { type InkPicture, MOST_SCANNED, readScan, type ScannedSheet } from '#lib/server/scans/scan.ts';
import type { Stores } from '#lib/server/stores.ts';
import type { QuestionnaireVersion } from '#lib/server/use-cases/surveys/survey-work.ts';
import { typeSheet } from '#lib/server/use-cases/surveys/type-sheet.ts';
import { openDesk } from '../../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

const NO_FAULTS: ReadonlyMap<string, AnswerFault> = new Map();

/** Where scans of filled sheets are given in, to be looked through before anything of them is kept. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'type-sheets');
  const { t } = event.locals;
  const found = await desk.inBody((stores) => read(stores, event.params.dotaznik));
  if (!found) error(404, t('error.404.title'));
  return { title: t('scans.title'), id: found.questionnaire.id, mostScanned: MOST_SCANNED };
};

async function read({ questionnaires }: Stores, id: string) {
  const questionnaire = await questionnaires.find(id);
  if (!questionnaire) return null;
  const versions: QuestionnaireVersion[] = [];
  for (const { number, frozenAt } of await questionnaires.listVersions(id)) {
    const version = frozenAt && (await questionnaires.findVersion(id, number));
    if (version) versions.push(version);
  }
  return { questionnaire, versions };
}

type Sheet = Pick<TypedForm, 'number' | 'version' | 'language' | 'fields'>;
type Told = {
  missing: readonly number[];
  faults: ReadonlyMap<string, AnswerFault>;
  pictures: ReadonlyMap<string, InkPicture | null>;
  refusal: string | null;
};

/** A sheet to be looked through: what is certain is filled in, beside the rest stands its picture. */
function shownSheet(sheet: Sheet, told: Told, versions: readonly QuestionnaireVersion[], t: Translate) {
  const version = versions.find(({ number }) => number === sheet.version);
  if (!version) return [];
  const { missing, faults, pictures, refusal } = told;
  const asked = paperQuestions(version.content);
  const questions = shownTyping(version.content, { turn: 'first', fields: sheet.fields, faults, t });
  const shown = questions.map((question) => {
    const id = asked.find(({ number }) => number === question.number)?.question.id ?? '';
    return { ...question, picture: pictures.get(id) ?? null, isUnsure: pictures.has(id) };
  });
  const { number, language } = sheet;
  return [{ number, version: sheet.version, language, missing, refusal, questions: shown }];
}

function ofScan(sheet: ScannedSheet, versions: readonly QuestionnaireVersion[], t: Translate) {
  const version = versions.find(({ number }) => number === sheet.version);
  if (!version) return [];
  const sure = new Map(
    sheet.questions.flatMap(({ questionId, typed }) => (typed ? [[questionId, typed]] : []))
  );
  const unsure = sheet.questions.filter(({ typed }) => typed === null);
  return shownSheet(
    {
      ...{ number: sheet.sheet > 0 ? String(sheet.sheet) : '', version: sheet.version },
      ...{ language: sheet.language, fields: fieldsTyped(version.content, sure) }
    },
    {
      ...{ missing: sheet.missing, faults: NO_FAULTS, refusal: null },
      pictures: new Map(unsure.map(({ questionId, picture }) => [questionId, picture]))
    },
    versions,
    t
  );
}

export const actions: Actions = {
  nahrat: async (event) => {
    const desk = await openDesk(event, 'type-sheets');
    const { t } = event.locals;
    const file = (await event.request.formData()).get('sken');
    const found = await desk.inBody((stores) => read(stores, event.params.dotaznik));
    if (!found) error(404, t('error.404.title'));
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(0);
    const { questionnaire, versions } = found;
    const outcome = await readScan(content, { questionnaire: questionnaire.code, versions });
    if (outcome.outcome === 'refused') {
      const text =
        outcome.why === 'too-many-pages'
          ? t('scans.refused.too-many-pages', { most: MOST_SCANNED })
          : t(`scans.refused.${outcome.why}`);
      return fail(422, { errors: [{ field: 'sken', text }], sheets: [], strange: [], kept: [] });
    }
    const sheets = outcome.sheets.flatMap((sheet) => ofScan(sheet, versions, t));
    return { errors: [], sheets, strange: outcome.strange, kept: [] };
  },
  ulozit: async (event) => {
    const desk = await openDesk(event, 'type-sheets');
    const { t, today } = event.locals;
    const form = await event.request.formData();
    const found = await desk.inBody((stores) => read(stores, event.params.dotaznik));
    if (!found) error(404, t('error.404.title'));
    const count = Math.min(MOST_SCANNED, Number(form.get('pocet')) || 0);
    const kept: string[] = [];
    const left: ReturnType<typeof shownSheet> = [];
    for (let at = 0; at < count; at++) {
      const sheet = typedForm(formOfSheet(form, `h${at}-`));
      const version = found.versions.find(({ number }) => number === sheet.version);
      if (!version) continue;
      const outcome = await desk.inBody((stores) =>
        typeSheet(stores, desk.actor, {
          ...{ questionnaireId: event.params.dotaznik, number: Number(sheet.number), turn: 'first' },
          ...{ version: sheet.version, language: sheet.language, typedOn: today },
          given: typedAnswers(version.content, sheet.fields)
        })
      );
      if (outcome.outcome === 'typed') {
        kept.push(sheet.number);
        continue;
      }
      if (outcome.outcome === 'gone' || outcome.outcome === 'not-allowed') error(404, t('error.404.title'));
      const isFaulty = outcome.outcome === 'faulty';
      const told: Told = {
        ...{ missing: [], pictures: new Map(), faults: isFaulty ? outcome.faults : NO_FAULTS },
        refusal: isFaulty ? null : t(`typing.refused.${outcome.outcome}`)
      };
      left.push(...shownSheet(sheet, told, found.versions, t));
    }
    const told = { errors: [], sheets: left, strange: [], kept };
    return left.length > 0 ? fail(422, told) : told;
  }
};
