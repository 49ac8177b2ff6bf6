import type { CalendarDay } from '../shared/calendar-day.ts';
import { type Suggestion, shownWords } from './suggestion.ts';

/** A suggestion as everybody reads it. */
export type PublishedSuggestion = {
  text: string;
  /** Whether somebody of the body took words out. */
  isShortened: boolean;
  place: string | null;
  language: 'sk' | 'en';
  answer: string | null;
  answeredOn: CalendarDay | null;
};

/** What each kind of published voice holds. */
export type VoiceContents = {
  /** The box for suggestions is open; it has one row. */
  box: Record<string, never>;
  suggestion: PublishedSuggestion;
};

export type VoiceKind = keyof VoiceContents;

/** Something of the voices of residents that a body shows everybody, with the day by which it is listed. */
export type PublishedVoice<Kind extends VoiceKind = VoiceKind> = {
  [One in Kind]: { kind: One; id: string; day: CalendarDay; content: VoiceContents[One] };
}[Kind];

/** What everybody reads of a released suggestion; null while it is not released. */
export function publishedSuggestion(suggestion: Suggestion): PublishedVoice<'suggestion'> | null {
  const { id, state, shownText, place, language, answer, answeredOn, settledOn } = suggestion;
  if (state !== 'released' || settledOn === null) return null;
  return {
    ...{ kind: 'suggestion', id, day: settledOn },
    content: {
      ...{ text: shownWords(suggestion), isShortened: shownText !== null, place, language },
      ...{ answer, answeredOn }
    }
  };
}
