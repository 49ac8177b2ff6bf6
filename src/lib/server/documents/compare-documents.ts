import { comparePlans } from '#lib/domain/publishing/comparison/compare-plans.ts';
import type { ComparedTerm, ComparisonWording } from '#lib/domain/publishing/comparison/compared-field.ts';
import type { PlanComparison } from '#lib/domain/publishing/comparison/plan-comparison.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type MessageKey, messages } from '#lib/i18n/messages.ts';
import { planWording } from './plan-wording.ts';

/** Two frozen contents compared in the words of a language. */
export function compareDocuments(before: PlanDocument, after: PlanDocument, locale: Locale): PlanComparison {
  return comparePlans(before, after, comparisonWording(locale), locale);
}

function comparisonWording(locale: Locale): ComparisonWording {
  const t = messages(locale);
  return {
    plan: (names) => planWording(locale, names),
    term: (term) => t(termKey(term)),
    yes: t('comparison.yes'),
    no: t('comparison.no')
  };
}

type TermKey =
  | `planTerm.${Exclude<ComparedTerm, `text.${string}`>}`
  | `plan.${Extract<ComparedTerm, `text.${string}`>}`;

/** Each kind of term has its words already: short texts at the desk, everything else among the terms of a plan. */
function termKey(term: ComparedTerm): TermKey & MessageKey {
  return (term.startsWith('text.') ? `plan.${term}` : `planTerm.${term}`) as TermKey;
}
