import { statementNumber } from '#lib/domain/decisions/compliance-statement.ts';
import type { StatementRoute } from '#lib/domain/law/statement-route.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from './catalogue-names.ts';

type Asked = {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
  capacity: number;
  year: number;
};

/** What is asked for, in one line. */
export function askedLine(asked: Asked, names: CatalogueNames, t: Translate): string {
  return t('statements.register.line', {
    ...{ kind: names.kind(asked.serviceTypeCode), form: names.form(asked.formCode) },
    ...{ group: names.group(asked.targetGroupCode), unit: names.unit(asked.unitCode) },
    ...{ capacity: String(asked.capacity), year: String(asked.year) }
  });
}

/** When it came, and the number and day of its statement. */
export function datesLine(
  one: { receivedOn: CalendarDay; decidedOn: CalendarDay | null; number: number | null },
  t: Translate,
  locale: Locale
): string {
  const { day } = formats(locale);
  const received = t('statements.register.received', { day: day(one.receivedOn) });
  if (one.decidedOn === null || one.number === null) return received;
  const number = statementNumber({ number: one.number, decidedOn: one.decidedOn });
  return `${received}, ${t('statements.register.decided', { number, day: day(one.decidedOn) })}`;
}

/** Rows of the law's routing as a table shows them. */
export function routeLines(
  routes: readonly StatementRoute[],
  names: CatalogueNames,
  t: Translate,
  locale: Locale
) {
  const { day } = formats(locale);
  return routes.map((one) => ({
    ...{ kind: names.kind(one.serviceTypeCode), desk: t(`statements.desk.${one.desk}`) },
    founders: one.founders.map((founder) => t(`statements.founder.${founder}`)).join(', '),
    valid:
      one.validTo === null
        ? t('statements.routes.from', { from: day(one.validFrom) })
        : t('statements.routes.fromTo', { from: day(one.validFrom), to: day(one.validTo) }),
    ...{ source: `${one.provision}; ${one.source}`, isVerified: one.verified }
  }));
}
