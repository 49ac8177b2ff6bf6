import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** Below this nobody believes in chance. */
const SMALLEST_TOLD = 0.001;
const NOTABLE = 0.05;

/** Whether a difference as large may well be chance: one sample in twenty makes it where nothing differs. */
export function isChance(probability: number): boolean {
  return !(probability < NOTABLE);
}

/** *= 0,034* or *< 0,001*. */
export function probabilityText(probability: number, locale: Locale): string {
  const { decimal } = formats(locale);
  return probability < SMALLEST_TOLD ? `< ${decimal(SMALLEST_TOLD, 3)}` : `= ${decimal(probability, 3)}`;
}
