import type { DocumentLanguage } from './document.ts';

const NO_BREAK_SPACE = '\u00a0';

/**
 * A number as people read it: *12 345,5* in Slovak, *12,345.5* in English; the minus is a real minus.
 * Written out here because a frozen document must not change with the language tables of a runtime.
 * @param decimals places after the comma, cut of trailing zeros; two at most are ever needed
 */
export function numberText(value: number, language: DocumentLanguage, decimals = 2): string {
  const [whole = '0', rest = ''] = Math.abs(value).toFixed(decimals).split('.');
  const fraction = rest.replace(/0+$/, '');
  const [group, comma] = language === 'sk' ? [NO_BREAK_SPACE, ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const text = fraction === '' ? grouped : `${grouped}${comma}${fraction}`;
  return value < 0 && text !== '0' ? `\u2212${text}` : text;
}

/** Money in cents as whole euro with the sign: *12 345 €*, in English *€12,345*. */
export function euroText(cents: number, language: DocumentLanguage): string {
  const euro = numberText(Math.round(cents / 100), language);
  return language === 'sk' ? `${euro}${NO_BREAK_SPACE}€` : euro.replace(/^(\u2212?)/, '$1€');
}
