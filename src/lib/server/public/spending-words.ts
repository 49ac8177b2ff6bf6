import {
  type FunctionCode,
  groupOf,
  SOCIAL_DIVISION
} from '#lib/domain/population/spending/function-code.ts';
import type { StatedMonth } from '#lib/domain/population/spending/spending.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';

/** *10.2.0 Staroba*: a code with the name of its group; *10 Sociálne zabezpečenie* for the division alone. */
export function functionName(code: FunctionCode, t: Translate): string {
  return `${code} ${t(`spending.group.${groupOf(code) ?? SOCIAL_DIVISION}`)}`;
}

const LAST_DAY = { 3: '31', 6: '30', 9: '30', 12: '31' } as const;

/** *31. 12. 2025*: to the end of which day the year is stated. */
export function statedTo(year: number, month: StatedMonth, locale: Locale): string {
  const inYear = String(month).padStart(2, '0');
  return formats(locale).shortDay(`${year}-${inYear}-${LAST_DAY[month]}` as `${number}-${number}-${number}`);
}
