import { fail, redirect } from '@sveltejs/kit';
import type { BudgetAsked, BudgetFault } from '#lib/domain/plans/import/read-budget.ts';
import {
  lastWholeYear,
  type SpendingChange,
  type SpendingLine,
  STATED_MONTHS,
  spendingByYear,
  withoutSums
} from '#lib/domain/population/spending/spending.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { functionName, statedTo } from '#lib/server/public/spending-words.ts';
import { readBudgetApart } from '#lib/server/spreadsheets/read-budget.ts';
import { spendingSent, spendingText } from '#lib/server/spreadsheets/sent-spending.ts';
import { keepSpending, proposeSpending } from '#lib/server/use-cases/population/keep-spending.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page with thousands of faults helps nobody; the rest is counted. */
const SHOWN_FAULTS = 200;

/** What the body spends on social protection by its own statements. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { euro } = formats(locale);
  const years = spendingByYear(await desk.inBody(({ spending }) => spending.list()));
  const known = (cents: number | null) => (cents === null ? '–' : euro(cents));
  return {
    title: t('spending.desk.title'),
    mayImport: may(desk.actor, 'import-tables'),
    done: event.url.searchParams.get('stav'),
    thisYear: yearOf(today),
    months: STATED_MONTHS,
    publicHref: inLanguage(`${publicHome(desk.body)}/zdroje/vydavky`, locale),
    hasWholeYear: lastWholeYear(years) !== undefined,
    years: years.map(({ year, throughMonth, approvedCents, amendedCents, drawnCents }) => ({
      ...{ year: String(year), stated: statedTo(year, throughMonth, locale) },
      ...{ approved: known(approvedCents), amended: known(amendedCents), drawn: known(drawnCents) }
    }))
  };
};

type Shown = {
  errors: { field: string; text: string }[];
  given: { rok: string; mesiac: string };
  preview: {
    sums: string;
    rows: string;
    lines: string;
    changes: { year: string; name: string; before: string; after: string }[];
  } | null;
  faults: { line: string; column: string; value: string; text: string }[];
  moreFaults: number;
};

/** What the page shows after a file was sent. */
const shown = (given: Partial<Shown> & Pick<Shown, 'given'>): Shown => ({
  ...{ errors: [], preview: null, faults: [], moreFaults: 0 },
  ...given
});

/** What somebody says beside the file; null where the year is none. */
function askedOf(form: FormData, today: CalendarDay): { asked: BudgetAsked | null; given: Shown['given'] } {
  const [rok, mesiac] = [textOf(form, 'rok'), textOf(form, 'mesiac')];
  const thisYear = yearOf(today);
  const year = rok === '' ? null : Number(rok);
  const throughMonth = STATED_MONTHS.find((month) => String(month) === mesiac) ?? 12;
  const isYear = year === null || (/^\d{4}$/u.test(rok) && year >= 2005 && year <= thisYear);
  return { asked: isYear ? { year, throughMonth, thisYear } : null, given: { rok, mesiac } };
}

/** Whether a statement speaks of months that have not ended: half a year would stand as a whole one. */
function isUnfinished({ year, throughMonth, drawnCents }: SpendingLine, today: CalendarDay): boolean {
  const next =
    throughMonth === 12 ? `${year + 1}-01` : `${year}-${String(throughMonth + 1).padStart(2, '0')}`;
  return drawnCents !== null && `${next}-01` > today;
}

/** The amount that a change is told by: what was drawn, or what the statement says before it. */
function amountOf(line: SpendingLine | null, locale: Locale): string {
  const cents = line && (line.drawnCents ?? line.amendedCents ?? line.approvedCents);
  return cents === null ? '–' : formats(locale).euro(cents);
}

export const actions: Actions = {
  nahrat: async (event) => {
    const { locals, request } = event;
    const { t, locale, today } = locals;
    const desk = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const { asked, given } = askedOf(form, today);
    const refuse = (text: string, field = 'subor') => fail(422, shown({ given, errors: [{ field, text }] }));
    if (!asked) return refuse(t('spending.year.refused', { year: yearOf(today) }), 'rok');
    const file = form.get('subor');
    if (!(file instanceof File) || file.name === '') return refuse(t('import.file.missing'));

    const read = await readBudgetApart(new Uint8Array(await file.arrayBuffer()), asked);
    if (read.outcome === 'refused') {
      const { refusal } = read;
      if (refusal === 'no-year') return refuse(t('spending.refused.no-year'), 'rok');
      return refuse(
        refusal === 'no-header' || refusal === 'no-rows'
          ? t(`spending.refused.${refusal}`)
          : t(`import.refused.${refusal}`)
      );
    }
    if (read.faults.length > 0) {
      const errors = [{ field: 'subor', text: t('returns.faulty', { count: read.faults.length }) }];
      const faults = read.faults.slice(0, SHOWN_FAULTS).map((fault: BudgetFault) => ({
        ...{ line: String(fault.line), column: t(`spending.column.${fault.column}`), value: fault.value },
        text: t(`spending.fault.${fault.reason}`)
      }));
      return fail(422, shown({ given, errors, faults, moreFaults: read.faults.length - faults.length }));
    }
    if (read.lines.length === 0) return refuse(t('spending.refused.no-social'));
    const unfinished = read.lines.find((line) => isUnfinished(line, today));
    if (unfinished) return refuse(t('spending.refused.unfinished', { year: unfinished.year }), 'mesiac');
    const changes = await desk.inBody((stores) => proposeSpending(stores, read.lines));
    const told = ({ year, functionCode, before, after }: SpendingChange) => ({
      ...{ year: String(year), name: functionName(functionCode, t) },
      ...{ before: amountOf(before, locale), after: amountOf(after, locale) }
    });
    const sums = read.lines.length - withoutSums(read.lines).length;
    const preview = {
      sums: sums === 0 ? '' : t('spending.sums', { count: sums }),
      rows: t('spending.rows', { count: read.rows, social: read.social }),
      lines: spendingText(read.lines),
      changes: changes.map(told)
    };
    return shown({ given, preview });
  },

  zapisat: async (event) => {
    const { locals, request } = event;
    const desk = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const lines = spendingSent(textOf(form, 'sumy'), yearOf(locals.today));
    const kept = lines && (await desk.inBody((stores) => keepSpending(stores, desk.actor, lines)));
    if (kept?.outcome === 'kept' || kept?.outcome === 'nothing-new') {
      if (kept.outcome === 'kept') {
        await announcePublished(theInstallation(), desk.body.bodyId, kept.revision);
      }
      const path = inLanguage(`/pracovisko/${desk.body.slug}/vydavky-obce`, locals.locale);
      redirect(303, `${path}?stav=${kept.outcome === 'kept' ? 'zapisane' : 'nic'}`);
    }
    const errors = [{ field: 'subor', text: locals.t('spending.sendAgain') }];
    return fail(422, shown({ given: { rok: '', mesiac: '12' }, errors }));
  }
};
