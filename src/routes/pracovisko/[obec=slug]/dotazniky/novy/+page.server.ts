import { randomBytes } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { Wording } from '#lib/domain/surveys/questionnaire/question.ts';
import { LONGEST_TITLE } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { codeFrom } from '#lib/domain/surveys/questionnaire/questionnaire-code.ts';
import { AUDIENCES, type Audience } from '#lib/domain/surveys/questionnaire/survey.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { worded } from '#lib/server/survey-results/result-labels.ts';
import { bankSections, chosenSections } from '#lib/server/surveys/question-bank.ts';
import { createQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

function audienceIn(url: URL): Audience {
  return AUDIENCES.find((one) => one === url.searchParams.get('pre')) ?? 'residents';
}

/** The usual title brings its English one; any other is Slovak alone. */
function titled(sk: string, audience: Audience): Wording {
  const key = `surveys.usualTitle.${audience}` as const;
  return sk === messages('sk')(key) ? { sk, easy: sk, en: messages('en')(key) } : { sk };
}

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, locale, today } = event.locals;
  const audience = audienceIn(event.url);
  const sections = await desk.inBody(({ law }) => bankSections(law, audience, today));
  return {
    title: t('surveys.newFor', { audience: t(`surveys.audience.${audience}`) }),
    audience,
    token: newFormToken(),
    usualTitle: messages('sk')(`surveys.usualTitle.${audience}`),
    maxTitle: LONGEST_TITLE,
    sections: sections.map(({ id, title, questions }) => ({
      ...{ id, title: worded(title, locale).text },
      questions: questions.map((question) => ({
        value: question.id,
        label: worded(question.text, locale).text,
        lang: worded(question.text, locale).lang,
        hint: t(`surveys.type.${question.type}`)
      }))
    }))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const title = plainText(String(form.get('nazov') ?? '')).trim();
    const chosen = form.getAll('otazka').map(String);
    const errors = [
      ...(title === '' ? [{ field: 'nazov', text: t('surveys.fault.no-title') }] : []),
      ...(title.length > LONGEST_TITLE ? [{ field: 'nazov', text: t('surveys.fault.title-too-long') }] : [])
    ];
    if (errors.length > 0) return fail(422, { errors, title, chosen, asksContact: form.has('kontakt') });
    const id = sentToken(form);
    const audience = audienceIn(event.url);
    const outcome = await onceMore(() =>
      desk.inBody(async (stores) => {
        const bank = await bankSections(stores.law, audience, today);
        const sections = chosenSections(bank, new Set(chosen));
        const content = {
          title: titled(title, audience),
          intro: null,
          sections,
          asksContact: form.has('kontakt')
        };
        const given = { id, code: codeFrom(randomBytes(6)), planId: null, audience, content };
        return createQuestionnaire(stores, desk.actor, given);
      })
    );
    if (outcome !== 'created') error(403, t('error.403.title'));
    redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/dotazniky/${id}`, locale));
  }
};
