import type { Cents } from '../../shared/euro.ts';
import type { DocumentLanguage } from '../document.ts';
import { euroText } from '../number-text.ts';

/**
 * Money with its cents where it has some: a difference of fifty cents must not read as none. Cents are written by the
 * rules of the whole amount: *12 345,50 €*, in English *€12,345.50*.
 */
export function euro(cents: Cents, language: DocumentLanguage): string {
  if (cents % 100 === 0) return euroText(cents, language);
  const whole = euroText(Math.trunc(cents / 100) * 100, language);
  const rest = String(Math.abs(cents % 100)).padStart(2, '0');
  const sign = cents < 0 && cents > -100 ? '\u2212' : '';
  return sign + (language === 'sk' ? whole.replace(/\u00a0€$/, `,${rest}$&`) : `${whole}.${rest}`);
}
