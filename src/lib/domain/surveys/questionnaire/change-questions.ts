import type { Question } from './question.ts';
import { questionsOf, type Section } from './survey.ts';

/** The sections with a question changed in its place, or added at the end of a section. */
export function withQuestion(
  sections: readonly Section[],
  question: Question,
  sectionId: string
): readonly Section[] {
  const isThere = questionsOf({ sections }).some(({ id }) => id === question.id);
  return sections.map((section) => {
    if (isThere)
      return {
        ...section,
        questions: section.questions.map((one) => (one.id === question.id ? question : one))
      };
    return section.id === sectionId ? { ...section, questions: [...section.questions, question] } : section;
  });
}

/** The sections without a question; a section that is left empty goes with it. */
export function withoutQuestion(sections: readonly Section[], id: string): readonly Section[] {
  return sections
    .map((section) => ({ ...section, questions: section.questions.filter((one) => one.id !== id) }))
    .filter(({ questions }) => questions.length > 0);
}

/** The sections with a question one place earlier (-1) or later (1) in its section; at an end it stays. */
export function withMoved(sections: readonly Section[], id: string, by: 1 | -1): readonly Section[] {
  return sections.map((section) => {
    const from = section.questions.findIndex((one) => one.id === id);
    const to = from + by;
    const [moved, other] = [section.questions[from], section.questions[to]];
    if (!moved || !other) return section;
    return { ...section, questions: section.questions.with(from, other).with(to, moved) };
  });
}
