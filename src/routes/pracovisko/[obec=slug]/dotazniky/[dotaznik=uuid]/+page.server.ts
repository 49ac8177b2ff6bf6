import { error, fail, redirect } from '@sveltejs/kit';
import {
  addDays,
  dayInSlovakia,
  parseCalendarDay,
  startInSlovakia
} from '#lib/domain/shared/calendar-day.ts';
import { MOST_LETTERS_AT_ONCE } from '#lib/domain/surveys/answering/letter-code.ts';
import {
  contentFaults,
  languagesOf,
  lengthOf,
  QUESTIONNAIRE_MODES,
  questionnaireState
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { OWN_TYPES } from '#lib/server/desk/question-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { askingKey } from '#lib/server/surveys/asking-link.ts';
import { letterLanguages } from '#lib/server/surveys/code-letters.ts';
import { isSmallHere } from '#lib/server/surveys/small-here.ts';
import {
  JUDGED_AT_ONCE,
  judgeResponses,
  type Verdict
} from '#lib/server/use-cases/surveys/judge-responses.ts';
import { removeQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { chooseMode } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { closeQuestionnaire, openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import { openDesk } from '../../../desk.ts';
import { questionnaireAt } from '../open-questionnaire-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long a questionnaire is usually open. */
const USUAL_DAYS = 21;
const LETTER_FAULTS = ['out-of-range', 'not-open', 'too-many'] as const;
const DONE = ['mode', 'opened', 'closed', 'judged', 'kept', 'new-version', 'nothing-new'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, today } = event.locals;
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  const { id, code, audience, mode, openVersion, opensAt, closesAt } = questionnaire;
  const { channels, toCheck, contacts, letters, smallBody } = await desk.inBody(async (stores) => ({
    channels: (await stores.responseTallies.listByChannel()).filter((one) => one.questionnaireId === id),
    toCheck: await stores.responses.listToCheck(id),
    contacts: (await stores.surveyContacts.list(id)).map(({ contact }) => contact),
    letters: await stores.surveyCodes.ofQuestionnaire(id),
    smallBody: await isSmallHere(stores, desk.body)
  }));
  const { content } = latest;
  const state = questionnaireState(questionnaire, new Date());
  return {
    title: content.title.sk,
    ...{ id, code, audience, state, channels, toCheck, contacts, mode },
    modes: QUESTIONNAIRE_MODES,
    letterLanguages: letterLanguages(content),
    letters: letters ?? { made: 0, used: 0 },
    mostLetters: MOST_LETTERS_AT_ONCE,
    letterFault: LETTER_FAULTS.find((one) => one === event.url.searchParams.get('listy')) ?? null,
    smallBody: state === 'draft' ? smallBody : questionnaire.smallBody,
    publicPath: `${publicHome(desk.body)}/dotaznik/${code}`,
    origin: theInstallation().origin,
    interviewerKey: askingKey('interviewer', id, theInstallation().formKey),
    kioskKey: askingKey('kiosk', id, theInstallation().formKey),
    version: { number: latest.number, isOpen: latest.number === openVersion, openVersion },
    length: lengthOf(content),
    languages: languagesOf(content),
    faults: contentFaults(content).map(({ fault, questionId }) => ({
      text: t(`surveys.fault.${fault}`),
      question: questionsOf(content).find((one) => one.id === questionId)?.text.sk ?? null
    })),
    days: {
      from: opensAt ? dayInSlovakia(opensAt) : today,
      to: closesAt ? dayInSlovakia(new Date(closesAt.getTime() - 1)) : addDays(today, USUAL_DAYS)
    },
    sections: content.sections.map((section) => ({
      ...{ id: section.id, title: section.title.sk },
      questions: section.questions.map((question) => ({
        ...{ id: question.id, text: question.text.sk, type: question.type, required: question.required },
        isSkipped: question.askedWhen !== null
      }))
    })),
    ownTypes: OWN_TYPES,
    done: DONE.find((one) => one === event.url.searchParams.get('stav')) ?? null
  };
};

type Event = Parameters<Actions[string]>[0];

function here({ params, locals }: Event, done: string): string {
  return inLanguage(`/pracovisko/${params.obec}/dotazniky/${params.dotaznik}?stav=${done}`, locals.locale);
}

export const actions: Actions = {
  open: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t } = event.locals;
    const form = await event.request.formData();
    const typed = { from: String(form.get('od') ?? ''), to: String(form.get('do') ?? '') };
    const [from, to] = [parseCalendarDay(typed.from), parseCalendarDay(typed.to)];
    const refuse = (field: string, text: string) => fail(422, { errors: [{ field, text }], typed });
    if (!from) return refuse('od', t('surveys.open.noDay'));
    if (!to) return refuse('do', t('surveys.open.noDay'));
    const outcome = await desk.inBody(async (stores) =>
      openQuestionnaire(stores, desk.actor, {
        ...{ id: event.params.dotaznik, now: new Date(), smallBody: await isSmallHere(stores, desk.body) },
        ...{ opensAt: startInSlovakia(from), closesAt: startInSlovakia(addDays(to, 1)) }
      })
    );
    switch (outcome.outcome) {
      case 'opened':
        await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
        redirect(303, here(event, 'opened'));
        break;
      case 'faulty':
        return refuse('otazky', t('surveys.open.faulty'));
      case 'gone':
        error(404, t('error.404.title'));
        break;
      case 'not-allowed':
        error(403, t('error.403.title'));
        break;
      default:
        return refuse('do', t(`surveys.open.${outcome.outcome}`));
    }
  },
  mode: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t } = event.locals;
    const chosen = (await event.request.formData()).get('ako');
    const mode = QUESTIONNAIRE_MODES.find((one) => one === chosen) ?? 'open';
    const outcome = await desk.inBody((stores) =>
      chooseMode(stores, desk.actor, { id: event.params.dotaznik, mode })
    );
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome === 'was-opened')
      return fail(422, { errors: [{ field: 'ako', text: t('surveys.mode.wasOpened') }], typed: null });
    redirect(303, here(event, 'mode'));
  },
  close: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t } = event.locals;
    const outcome = await desk.inBody((stores) =>
      closeQuestionnaire(stores, desk.actor, { id: event.params.dotaznik, now: new Date() })
    );
    if (outcome.outcome === 'gone') error(404, t('error.404.title'));
    if (outcome.outcome === 'closed')
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(303, here(event, 'closed'));
  },
  judge: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const form = await event.request.formData();
    const sentOn = parseCalendarDay(String(form.get('den') ?? ''));
    const verdict: Verdict = form.get('ako') === 'discarded' ? 'discarded' : 'counted';
    if (!sentOn)
      return fail(422, {
        errors: [{ field: 'den', text: event.locals.t('surveys.open.noDay') }],
        typed: null
      });
    const named = { questionnaireId: event.params.dotaznik, sentOn, verdict };
    for (;;) {
      const judged = await desk.inBody((stores) => judgeResponses(stores, desk.actor, named));
      if (judged === 'not-allowed' || judged < JUDGED_AT_ONCE) break;
    }
    redirect(303, here(event, 'judged'));
  },
  remove: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t, locale } = event.locals;
    const outcome = await desk.inBody((stores) =>
      removeQuestionnaire(stores, desk.actor, event.params.dotaznik)
    );
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome === 'was-opened')
      return fail(422, { errors: [{ field: 'od', text: t('surveys.remove.wasOpened') }], typed: null });
    redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/dotazniky?stav=removed`, locale));
  }
};
