import type { FormulaWords } from '#lib/domain/plans/need-formula.ts';
import { formats } from '#lib/i18n/format.ts';
import type { FormContext } from './forms/form-context.ts';

/** How the formula of a need is written at the desk. */
export function formulaWords({
  t,
  locale,
  names
}: Pick<FormContext, 't' | 'locale' | 'names'>): FormulaWords {
  const { number, percent } = formats(locale);
  return {
    // People are counted to hundredths; an assumption is finer than that.
    number: (value) => number(value, 6),
    // A tenth of a hundredth is the finest share a model states.
    percent: (share) => percent(share, Number.isInteger(Number((share * 100).toFixed(6))) ? 0 : 2),
    ages: (from, to) => {
      if (from === 0 && to === null) return t('reach.ages.everyone');
      return to === null ? t('reach.ages.andMore', { from }) : t('reach.ages.range', { from, to });
    },
    recipientsOf: ({ serviceTypeCode, formCode, targetGroupCode }) =>
      [names.kind(serviceTypeCode), names.form(formCode), names.group(targetGroupCode)].join(', ')
  };
}
