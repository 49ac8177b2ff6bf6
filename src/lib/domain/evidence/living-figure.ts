import type { CalendarDay } from '../shared/calendar-day.ts';
import type { AnswerOf } from '../surveys/results/answer-share.ts';

/**
 * A figure that the program can read again, and of what: inhabitants of completed years (both ends counted, `to` null
 * means and more); capacity of a kind of service in one unit in the territory; how often residents missed a kind; how
 * often a kind was applied for (O05); of a questionnaire the share of an answer or of a theme of own words, in whole
 * per cent.
 */
export type FigureKey =
  | { figure: 'residents'; from: number; to: number | null }
  | { figure: 'capacity'; serviceTypeCode: string; unitCode: string }
  | { figure: 'missed'; serviceTypeCode: string }
  | { figure: 'applied'; serviceTypeCode: string }
  | SurveyFigureKey;

/** A figure of one questionnaire; several codes are answers that are told together. */
export type SurveyFigureKey =
  | ({ figure: 'answer'; questionnaireId: string } & AnswerOf)
  | { figure: 'theme'; questionnaireId: string; themeId: string };

/** A figure as it is now. */
export type LivingFigure = { of: FigureKey; value: number };

/** The figure a finding stands on (živý údaj), with what it was on the day somebody last said that the finding holds. */
export type LivingSource = LivingFigure & { readOn: CalendarDay };

/** One text for a key, to compare by and to stand in a form or an address. */
export function figureKeyText(key: FigureKey): string {
  switch (key.figure) {
    case 'residents':
      return `residents:${key.from}-${key.to ?? ''}`;
    case 'capacity':
      return `capacity:${key.serviceTypeCode}:${key.unitCode}`;
    case 'answer': {
      const codes = key.codes.map(encodeURIComponent).join(',');
      const part = key.part === null ? '' : `=${encodeURIComponent(key.part)}`;
      return `answer:${key.questionnaireId}:${encodeURIComponent(key.questionId)}:${part}:${codes}`;
    }
    case 'theme':
      return `theme:${key.questionnaireId}:${key.themeId}`;
    default:
      return `${key.figure}:${key.serviceTypeCode}`;
  }
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ANSWER = new RegExp(`^answer:(${ID}):([^:]+):(|=[^:]*):([^:]+)$`);
const THEME = new RegExp(`^theme:(${ID}):(${ID})$`);

/** The figure of a questionnaire that a text names (`figureKeyText`); null where it names none. */
export function readSurveyFigure(text: string): SurveyFigureKey | null {
  const [, themed, themeId] = THEME.exec(text) ?? [];
  if (themed && themeId) return { figure: 'theme', questionnaireId: themed, themeId };
  const [, questionnaireId, questionId, part, codes] = ANSWER.exec(text) ?? [];
  if (!questionnaireId || !questionId || !codes) return null;
  try {
    return {
      ...{ figure: 'answer', questionnaireId, questionId: decodeURIComponent(questionId) },
      part: part ? decodeURIComponent(part.slice(1)) : null,
      codes: codes.split(',').map(decodeURIComponent)
    };
  } catch {
    // Not every text of an address is one that an address can hold.
    return null;
  }
}

/** Whether a figure is one of a questionnaire. */
export function isSurveyFigure(key: FigureKey): key is SurveyFigureKey {
  return key.figure === 'answer' || key.figure === 'theme';
}

/** What became of the figure under a finding: as it was, another number, or there is no such figure any more. */
export type FigureChange = { outcome: 'same' } | { outcome: 'changed'; now: number } | { outcome: 'gone' };

/** Whether a finding still stands on what it stood on; `figures` are all that can be read now. */
export function figureChange(source: LivingSource, figures: readonly LivingFigure[]): FigureChange {
  const key = figureKeyText(source.of);
  const now = figures.find(({ of }) => figureKeyText(of) === key);
  if (!now) return { outcome: 'gone' };
  return now.value === source.value ? { outcome: 'same' } : { outcome: 'changed', now: now.value };
}
