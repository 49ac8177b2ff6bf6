import type { Finding, FindingStrength, Voice } from '#lib/domain/evidence/finding.ts';
import { figureKeyText, type SurveyFigureKey } from '#lib/domain/evidence/living-figure.ts';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { mayBeTold, SMALLEST_TOLD } from '#lib/domain/surveys/disclosure/coarsening.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { type Audience, questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { type AnswerShare, wholePercent } from '#lib/domain/surveys/results/answer-share.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ShownCutRow, ShownLine, ShownQuestion, ShownTable } from '../survey-results/shown-results.ts';
import { answerLabel } from './survey-figures.ts';

/** A questionnaire of which findings are made, and how many people it asked where that is known. */
export type AskedSurvey = {
  questionnaire: Pick<Questionnaire, 'id' | 'code' | 'audience' | 'closesAt'>;
  content: Pick<QuestionnaireContent, 'title' | 'sections'>;
  residents: number | null;
  today: CalendarDay;
};

/** What the form of a finding is filled with. A plan is public and Slovak, so small counts are closed. */
export type FindingFields = Record<
  'statement' | 'voice' | 'origin' | 'kindOfNeed' | 'asOf' | 'source' | 'living' | 'answers' | 'population',
  string
> & { strength: FindingStrength | '' };

const VOICE_OF: Readonly<Record<Audience, Voice>> = {
  residents: 'inhabitants',
  recipients: 'recipients',
  carers: 'inhabitants',
  providers: 'providers',
  'field-workers': 'providers',
  mayors: 'office',
  funders: 'office'
};

const STRENGTH_OF = { cannot: 'weak', hint: 'fair' } as const;

/**
 * Shown questions with an address at every line that begins a finding of it, and at every row by groups where those are
 * published: a finding enters a public plan, and shares by groups that were never suppressed together would tell there
 * how many of a few said what (ADR 0020).
 */
export function withFindingLinks(
  questions: readonly ShownQuestion[],
  survey: AskedSurvey & { isPublished: boolean },
  addressOf: (fields: FindingFields) => string
): ShownQuestion[] {
  return questions.map((question) => ({
    ...question,
    tables: question.tables.map((table) => linkedTable(question.id, table, survey, addressOf))
  }));
}

function linkedTable(
  questionId: string,
  table: ShownTable,
  survey: AskedSurvey & { isPublished: boolean },
  addressOf: (fields: FindingFields) => string
): ShownTable {
  const fieldsOf = (line: ShownLine) => findingOfLine(questionId, line, table.carries, survey);
  const lines = table.lines.map((line) => ({ ...line, findingHref: addressOf(fieldsOf(line)) }));
  if (!survey.isPublished) return { ...table, lines };
  return {
    ...table,
    lines,
    cuts: table.cuts.map((cut) => ({
      ...cut,

      rows: cut.rows.map((row, at) => {
        const line = table.lines[at];
        if (!line) return row;
        const statement = groupsText(survey, questionId, line, cut.columns, row);
        return { ...row, findingHref: addressOf({ ...fieldsOf(line), statement }) };
      })
    }))
  };
}

/** A finding that starts from an answer, as the form of a finding takes it. */
export function findingOfLine(
  questionId: string,
  { answer, count, of }: Pick<ShownLine, 'answer' | 'count' | 'of'>,
  carries: ShownTable['carries'],
  survey: AskedSurvey
): FindingFields {
  const t = messages('sk');
  const { question, said } = namesOf(survey, questionId, answer);
  return {
    ...common(survey, { figure: 'answer', questionnaireId: survey.questionnaire.id, questionId, ...answer }),
    statement: t('surveyFinding.statement', { question, said, people: peopleText({ count, of }) }),
    answers: of === 0 ? '' : String(of),
    strength: carries ? STRENGTH_OF[carries.strength] : 'strong'
  };
}

/** A finding that starts from a theme of own words; nobody knows how many more would have said it if asked. */
export function findingOfTheme(
  { theme, question }: { theme: { id: string; name: string }; question: string },
  share: AnswerShare,
  survey: AskedSurvey
): FindingFields {
  const t = messages('sk');
  const said = theme.name;
  return {
    ...common(survey, { figure: 'theme', questionnaireId: survey.questionnaire.id, themeId: theme.id }),
    statement: t('surveyFinding.theme', { question, said, people: peopleText(share) }),
    answers: String(share.of),
    strength: 'weak'
  };
}

function common(
  { questionnaire, content, residents, today }: AskedSurvey,
  living: SurveyFigureKey
): Omit<FindingFields, 'statement' | 'answers' | 'strength'> {
  const { audience, closesAt, code } = questionnaire;
  const closedOn = closesAt && dayInSlovakia(new Date(closesAt.getTime() - 1));
  const asOf: Finding['asOf'] = closedOn && closedOn < today ? closedOn : today;
  return {
    ...{ voice: VOICE_OF[audience], origin: 'survey', kindOfNeed: 'felt', asOf },
    source: messages('sk')('surveyFinding.source', { title: content.title.sk, code }),
    living: figureKeyText(living),
    population: residents === null ? '' : String(residents)
  };
}

function namesOf({ content }: AskedSurvey, questionId: string, answer: ShownLine['answer']) {
  const question = questionsOf(content).find(({ id }) => id === questionId);
  const saying = { t: messages('sk'), locale: 'sk' as const };
  return {
    question: question?.text.sk ?? questionId,
    said: question ? answerLabel(question, answer, saying) : answer.codes.join()
  };
}

/** *42 z 120 ľudí (35 %)*; a few, and all but a few, are told without their number. */
function peopleText({ count, of }: AnswerShare): string {
  const t = messages('sk');
  const format = formats('sk');
  if (!mayBeTold(count) || !mayBeTold(of)) return t('surveyFinding.few');
  if (!mayBeTold(of - count))
    return t('surveyFinding.nearlyAll', { beyond: format.number(of - SMALLEST_TOLD), of: format.number(of) });
  const share = format.percent(wholePercent({ count, of }) / 100);
  return t('surveyFinding.people', { people: format.number(count), of: format.number(of), share });
}

/** The same answer by groups; a group of which a few answered so is left out. */
function groupsText(
  survey: AskedSurvey,
  questionId: string,
  { answer }: ShownLine,
  columns: readonly string[],
  { shares, counts }: ShownCutRow
): string {
  const told = columns.flatMap((column, at) => {
    const people = counts[at] ?? 0;
    return people > 0 && mayBeTold(people) ? [`${column} ${shares[at]}`] : [];
  });
  const { question, said } = namesOf(survey, questionId, answer);
  return messages('sk')('surveyFinding.groups', { question, said, groups: told.join(', ') });
}
