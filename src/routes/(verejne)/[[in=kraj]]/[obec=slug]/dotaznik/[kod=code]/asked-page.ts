import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import {
  isAnsweredBy,
  languagesOf,
  lengthOf,
  type QuestionnaireState,
  takesCode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { PublishedQuestionnaire } from '#lib/server/db/published-questionnaires.ts';
import { langOf, wordedIn } from '#lib/server/public/questionnaire/shown-sheet.ts';

type Asked = { asked: PublishedQuestionnaire; state: QuestionnaireState };

/** What the first page of a questionnaire says before anybody begins; a QR code on a letter fills its code in. */
export function askedPage(
  { asked, state }: Asked,
  { channel, t, locale, url }: Pick<App.Locals, 't' | 'locale'> & { channel: 'web' | 'kiosk'; url: URL }
) {
  const { content } = asked;
  const language = locale === 'en' && languagesOf(content).includes('en') ? ('en' as const) : ('sk' as const);
  const { questions, minutes } = lengthOf(content);
  const needsCode = takesCode(asked.mode, channel);
  return {
    title: wordedIn(content.title, language),
    description: content.intro ? wordedIn(content.intro, language) : t('sheet.description'),
    state,
    atOffice: !isAnsweredBy(asked.mode, channel),
    intro: content.intro && wordedIn(content.intro, language),
    wording: content.title[language] ? langOf(language) : ('sk' as const),
    language,
    languages: ['sk', ...languagesOf(content)] as const,
    length: { questions, minutes },
    opensOn: dayInSlovakia(asked.opensAt),
    lastDay: dayInSlovakia(new Date(asked.closesAt.getTime() - 1)),
    smallBody: asked.smallBody,
    needsCode,
    code: needsCode ? (url.searchParams.get('kod') ?? '').slice(0, 40) : ''
  };
}
