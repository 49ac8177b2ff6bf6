import { error, fail } from '@sveltejs/kit';
import { takesCode } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { theInstallation } from '#lib/server/installation.ts';
import {
  type BroughtOutcome,
  type BroughtSheet,
  bringFile,
  LARGEST_BROUGHT_FILE,
  readBroughtFile
} from '#lib/server/public/questionnaire/brought-answers.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';
import { openDesk } from '../../../../desk.ts';
import { questionnaireAt } from '../../open-questionnaire-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Answers that somebody brought to the office as a file; what is missing in them is filled in here. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  return { title: t('surveys.brought'), name: latest.content.title.sk, id: questionnaire.id };
};

export const actions: Actions = {
  bring: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t } = event.locals;
    const { questionnaire } = await questionnaireAt(desk, event.params.dotaznik, t);
    const refuse = (text: string) => fail(422, { refusal: text, shown: null, told: null });
    const file = (await event.request.formData()).get('subor');
    if (!(file instanceof File)) return refuse(t('surveys.brought.unreadable'));
    if (file.size > LARGEST_BROUGHT_FILE) return refuse(t('surveys.brought.too-large'));
    const sheets = readBroughtFile(await file.text(), questionnaire.code);
    if (!sheets) return refuse(t('surveys.brought.unreadable'));
    return take(event, sheets);
  },

  complete: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { questionnaire } = await questionnaireAt(desk, event.params.dotaznik, event.locals.t);
    const form = await event.request.formData();
    const others = readBroughtFile(String(form.get('dalsie') ?? ''), questionnaire.code) ?? [];
    if (form.get('krok') === 'preskocit') return take(event, others);
    const own = [...form].flatMap(([name, value]): BroughtSheet['fields'] =>
      typeof value === 'string' && !['stav', 'dalsie', 'krok'].includes(name) ? [[name, value]] : []
    );
    return take(event, [{ sealed: String(form.get('stav') ?? ''), fields: own }, ...others]);
  }
};

/** Counts what can be counted; the first of those in which something is missing is shown, and carries the others. */
async function take(event: RequestEvent, sheets: readonly BroughtSheet[]) {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, today } = event.locals;
  const { questionnaire } = await questionnaireAt(desk, event.params.dotaznik, t);
  const { formKey } = theInstallation();
  const given = { questionnaire, formKey, today, now: new Date() };
  const outcomes = await bringFile(desk.inBody, desk.actor, { ...given, sheets });
  if (outcomes === 'not-allowed') error(403, t('error.403.title'));
  if (outcomes === 'published')
    return fail(422, { refusal: t('surveys.brought.published'), shown: null, told: null });
  const count = (wanted: BroughtOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const counts = { kept: count('kept'), altered: count('altered'), refused: count('refused') };
  const faulty = sheets.filter((_, at) => outcomes[at]?.outcome === 'faulty');
  const first = outcomes.find(({ outcome }) => outcome === 'faulty');
  return {
    refusal: null,
    told: { ...counts, faulty: faulty.length },
    shown:
      first?.outcome === 'faulty' ? shownSheet(first, faulty.slice(1), { questionnaire, formKey, t }) : null
  };
}

function shownSheet(
  { asked, step, contact }: Extract<BroughtOutcome, { outcome: 'faulty' }>,
  others: readonly BroughtSheet[],
  { questionnaire, formKey, t }: { questionnaire: { code: string }; formKey: string; t: App.Locals['t'] }
) {
  const { language, channel } = step.state;
  const needsCode = takesCode(asked.mode, channel);
  return {
    ...shownPage(step, { asked, formKey, typedContact: contact, needsCode, t }),
    name: wordedIn(asked.content.title, language),
    wording: langOf(language),
    others: JSON.stringify({ opora: 'answers', questionnaire: questionnaire.code, sheets: others })
  };
}
