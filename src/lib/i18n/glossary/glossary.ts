import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { Locale } from '../locale.ts';
import { bindSpaces } from '../typography.ts';
import type { GlossaryTerm } from './glossary-term.ts';
import { PLAN_TERMS } from './plan-terms.ts';
import { SERVICE_TERMS } from './service-terms.ts';

/** Every term of the glossary, in no order; the page sorts them in its language. */
export const GLOSSARY: readonly GlossaryTerm[] = [...PLAN_TERMS, ...SERVICE_TERMS].map((one) => ({
  ...one,
  text: { ...one.text, sk: bindSpaces(one.text.sk) }
}));

/** Terms that a part of a plan needs. */
export function glossaryTermsOf(section: PlanSectionCode): GlossaryTerm[] {
  return GLOSSARY.filter((one) => one.sections.includes(section));
}

/** The glossary in the order of a language, under its first letters. */
export function glossaryByLetter(locale: Locale): { letter: string; terms: GlossaryTerm[] }[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'variant' });
  const sorted = [...GLOSSARY].sort((one, other) => compare(one.term[locale], other.term[locale]));
  const groups = Map.groupBy(sorted, (one) => firstLetter(one.term[locale], locale));
  return [...groups].map(([letter, terms]) => ({ letter, terms }));
}

/** In Slovak CH, Č, Š and Ž are letters of their own; Á, Ú and the like stand with A and U. */
function firstLetter(term: string, locale: Locale): string {
  const upper = term.toLocaleUpperCase(locale);
  if (locale === 'sk' && upper.startsWith('CH')) return 'CH';
  const first = upper.charAt(0);
  return locale === 'sk' && 'ČŠŽ'.includes(first) ? first : first.normalize('NFD').charAt(0);
}
