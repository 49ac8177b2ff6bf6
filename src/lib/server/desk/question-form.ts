import { LATEST_DAY, parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import {
  codesOf,
  type Option,
  type Question,
  type QuestionType,
  WORDING_LANGUAGES,
  type Wording
} from '#lib/domain/surveys/questionnaire/question.ts';
import { questionsOf, type Section } from '#lib/domain/surveys/questionnaire/survey.ts';
import { readTypedNumber, readTypedWhole } from './forms/typed-values.ts';

/** Languages side by side, the decisive one first. */
export const SIDE_BY_SIDE = ['sk', ...WORDING_LANGUAGES] as const;

/** Types that a body may ask of itself; a place is asked for on a map, which sheets do not have yet. */
export const OWN_TYPES = [
  ...(['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'date'] as const),
  ...(['short-text', 'long-text'] as const)
] as const satisfies readonly QuestionType[];

/** A question of a type with nothing in it yet. */
export function emptyQuestion(id: string, type: (typeof OWN_TYPES)[number]): Question {
  const common = { id, text: { sk: '' }, hint: null, required: false, askedWhen: null };
  switch (type) {
    case 'single':
      return { ...common, type, options: [], other: false };
    case 'multiple':
      return { ...common, type, options: [], other: false, most: null };
    case 'scale':
      return { ...common, type, steps: 5, low: { sk: '' }, high: { sk: '' } };
    case 'matrix':
      return { ...common, type, rows: [], columns: [] };
    case 'ranking':
      return { ...common, type, options: [], most: null };
    case 'number':
      return { ...common, type, least: 0, most: 100, unit: null, whole: true };
    case 'date':
      return { ...common, type, earliest: '1990-01-01', latest: LATEST_DAY };
    default:
      return { ...common, type };
  }
}

type Typed = (name: string) => string;

/**
 * The question as somebody typed it over the one before. An option whose Slovak words stay keeps its code; other words
 * are another option, because a code never means anything else later.
 * @param newCode a code that no option has yet
 */
export function questionFrom(
  before: Question,
  form: FormData,
  sections: readonly Section[],
  newCode: () => string
): Question {
  const typed: Typed = (name) => plainText(String(form.get(name) ?? '')).trim();
  const hint = wordingFrom(typed, 'napoveda');
  const common = {
    text: wordingFrom(typed, 'znenie'),
    hint: hint.sk === '' ? null : hint,
    required: form.has('povinna'),
    askedWhen: conditionFrom(before, typed('podmienka'), sections)
  };
  const list = (name: string, were: readonly Option[]) => optionsFrom(typed, name, were, newCode);
  switch (before.type) {
    case 'single':
      return { ...before, ...common, options: list('moznosti', before.options), other: form.has('ine') };
    case 'multiple':
      return {
        ...{ ...before, ...common, options: list('moznosti', before.options), other: form.has('ine') },
        most: readTypedWhole(typed('najviac'))
      };
    case 'ranking':
      return {
        ...{ ...before, ...common, options: list('moznosti', before.options) },
        most: readTypedWhole(typed('najviac'))
      };
    case 'matrix':
      return {
        ...{ ...before, ...common, rows: list('riadky', before.rows) },
        columns: list('stlpce', before.columns)
      };
    case 'scale':
      return {
        ...{ ...before, ...common, steps: readTypedWhole(typed('stupne')) ?? 0 },
        ...{ low: wordingFrom(typed, 'zaciatok'), high: wordingFrom(typed, 'koniec') }
      };
    case 'number': {
      const unit = wordingFrom(typed, 'jednotka');
      return {
        ...{ ...before, ...common, whole: form.has('cele'), unit: unit.sk === '' ? null : unit },
        least: readTypedNumber(typed('najmenej')) ?? before.least,
        most: readTypedNumber(typed('najviac')) ?? before.most
      };
    }
    case 'date':
      return {
        ...{ ...before, ...common },
        earliest: parseCalendarDay(typed('od')) ?? before.earliest,
        latest: parseCalendarDay(typed('do')) ?? before.latest
      };
    default:
      return { ...before, ...common };
  }
}

/** Empty words of a language are none. */
function wordingFrom(typed: Typed, name: string): Wording {
  const said = WORDING_LANGUAGES.flatMap((language) => {
    const words = typed(`${name}-${language}`);
    return words === '' ? [] : [[language, words] as const];
  });
  return { sk: typed(`${name}-sk`), ...Object.fromEntries(said) };
}

/** One option a line, the same line in every language. */
function optionsFrom(typed: Typed, name: string, were: readonly Option[], newCode: () => string): Option[] {
  const lines = Object.fromEntries(
    SIDE_BY_SIDE.map((language) => [
      language,
      typed(`${name}-${language}`)
        .split('\n')
        .map((line) => line.trim())
    ])
  ) as Record<(typeof SIDE_BY_SIDE)[number], string[]>;
  const left = [...were];
  return lines.sk.flatMap((sk, at) => {
    if (sk === '') return [];
    const same = left.findIndex(({ text }) => text.sk === sk);
    const [kept] = same >= 0 ? left.splice(same, 1) : [];
    const others = WORDING_LANGUAGES.flatMap((language) => {
      const words = lines[language][at] ?? '';
      return words === '' ? [] : [[language, words] as const];
    });
    return [{ code: kept?.code ?? newCode(), text: { sk, ...Object.fromEntries(others) } }];
  });
}

/** Of whom a question may be asked: everybody, or those who gave one answer to an earlier question. */
export function conditionsFor(
  sections: readonly Section[],
  id: string
): { value: string; question: string; answer: string }[] {
  const questions = questionsOf({ sections });
  const at = questions.findIndex((one) => one.id === id);
  return (at < 0 ? questions : questions.slice(0, at)).flatMap((question) =>
    codesOf(question).map((code) => ({
      value: `${question.id}=${code}`,
      question: question.text.sk,
      answer: ('options' in question && question.options.find((one) => one.code === code)?.text.sk) || code
    }))
  );
}

/** The present condition as one choice; one of several answers stays as it is. */
export const AS_BEFORE = 'ako-doteraz';

function conditionFrom(
  before: Question,
  chosen: string,
  sections: readonly Section[]
): Question['askedWhen'] {
  if (chosen === AS_BEFORE) return before.askedWhen;
  if (!conditionsFor(sections, before.id).some(({ value }) => value === chosen)) return null;
  const at = chosen.lastIndexOf('=');
  return { questionId: chosen.slice(0, at), codes: [chosen.slice(at + 1)], chose: true };
}
