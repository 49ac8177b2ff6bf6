import { fail, redirect } from '@sveltejs/kit';
import type { CountColumn } from '#lib/domain/plans/import/read-administrative-counts.ts';
import {
  type AdministrativeCount,
  COUNTING_OFFICES,
  type CountingOffice,
  countChanges,
  FIRST_COUNTED_YEAR,
  figuresOf
} from '#lib/domain/population/statistics/administrative-count.ts';
import { countSeen, shownOrigin } from '#lib/domain/population/statistics/typed-counts.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { findingOfCount } from '#lib/server/desk/counted-figure.ts';
import { ASKED_OFFICES } from '#lib/server/desk/counts-letter.ts';
import { readCountsApart } from '#lib/server/spreadsheets/read-counts.ts';
import { countsAsText, countsFromText } from '#lib/server/spreadsheets/sent-counts.ts';
import {
  importAdministrativeCounts,
  typeAdministrativeCounts
} from '#lib/server/use-cases/population/keep-administrative-counts.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { yearAsked } from './asked.ts';
import { seenField, typedSheet } from './typed-sheet.ts';

/** A page with thousands of faults helps nobody; the rest is counted. */
const SHOWN_FAULTS = 200;
/** As many years back are offered. */
const OFFERED_YEARS = 12;

/** What offices count of the municipality's people: it stays in the body. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'add-evidence');
  const { t, locale, today } = event.locals;
  const { counts, plan } = await desk.inBody(async ({ administrativeCounts, plans }) => ({
    counts: await administrativeCounts.list(),
    plan: (await plans.list())[0]
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}`, locale);
  const add = plan ? `${base}/plany/${plan.id}/zistenia/nove` : null;
  const year = yearAsked(event.url.searchParams.get('rok'), today);
  return {
    title: t('counts.title'),
    year,
    years: Array.from({ length: OFFERED_YEARS }, (_, ago) => yearOf(today) - ago).filter(
      (one) => one >= FIRST_COUNTED_YEAR
    ),
    backHref: `${base}/sluzby`,
    path: `${base}/uradne-pocty`,
    mayImport: may(desk.actor, 'import-tables'),
    done: event.url.searchParams.get('stav'),
    offices: COUNTING_OFFICES.map((office) => sheetOf(office, year, counts)),
    asked: ASKED_OFFICES,
    kept: counts.map((count) => ({
      ...shownCount(count, event),
      addHref: add ? `${add}?${new URLSearchParams(findingOfCount(count))}` : null
    }))
  };
};

/** What stands in the fields of one office and year, and what comes back with it to say what the person saw. */
function sheetOf(office: CountingOffice, year: number, counts: readonly AdministrativeCount[]) {
  const own = counts.filter((count) => count.year === year);
  const shown = shownOrigin(own, figuresOf(office));
  const figures = figuresOf(office).map((figure) => {
    const count = own.find((one) => one.figure === figure);
    return { figure, value: count ? String(count.persons) : '', seen: countSeen(count) };
  });
  const seen = [
    ...figures.map(({ figure, seen: value }) => ({ name: seenField(figure), value })),
    ...[
      { name: seenField('den'), value: shown.asOf },
      { name: seenField('zdroj'), value: shown.source }
    ]
  ];
  return { office, figures, day: shown.asOf, source: shown.source, seen };
}

function shownCount(
  { figure, year, persons, asOf, source }: AdministrativeCount,
  { locals: { t, locale } }: Pick<RequestEvent, 'locals'>
) {
  const format = formats(locale);
  return {
    ...{ figure, year, source, name: t(`counts.figure.${figure}`) },
    ...{ persons: format.number(persons), day: format.shortDay(asOf) }
  };
}

/** *70 (list úradu práce, k 31. 12. 2025)* */
function countWords(count: AdministrativeCount, event: Pick<RequestEvent, 'locals'>): string {
  const { persons, source, day } = shownCount(count, event);
  return event.locals.t('counts.told', { persons, source, day });
}

type Shown = {
  errors: { field: string; text: string }[];
  /** The office whose sheet was typed; null after a file. */
  office: CountingOffice | null;
  typed: Record<string, string>;
  preview: { text: string; changes: { name: string; year: string; before: string; after: string }[] } | null;
  faults: { line: string; column: string; text: string }[];
  moreFaults: number;
  /** Figures that a colleague changed meanwhile, beside what was typed. */
  theirs: { name: string; yours: string; theirs: string }[];
};

const shown = (given: Partial<Shown>): Shown => ({
  ...{ errors: [], office: null, typed: {}, preview: null, faults: [], moreFaults: 0, theirs: [] },
  ...given
});

const columnWord = (column: CountColumn) => `counts.column.${column}` as const;

export const actions: Actions = {
  napisat: async (event) => {
    const { t, today } = event.locals;
    const desk = await openDesk(event, 'import-tables');
    const form = await event.request.formData();
    const office = COUNTING_OFFICES.find((one) => one === form.get('urad')) ?? 'labour-office';
    const year = yearAsked(textOf(form, 'rok'), today);
    const figures = figuresOf(office);
    const { changes, errors } = typedSheet(form, { year, figures, today, t });
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    if (errors.length > 0) return fail(422, shown({ office, errors, typed }));
    const outcome = await desk.inBody((stores) =>
      typeAdministrativeCounts(stores, desk.actor, { year, figures, changes, today })
    );
    if (outcome.outcome === 'changed-meanwhile') {
      const theirs = outcome.theirs.map(({ figure, now }) => ({
        ...{ name: t(`counts.figure.${figure}`), yours: typed[figure] || t('public.none') },
        theirs: now ? countWords(now, event) : t('public.none')
      }));
      return fail(409, shown({ office, typed, theirs }));
    }
    goBack(event, outcome.outcome === 'kept' ? 'zapisane' : 'nic', year);
  },

  nahrat: async (event) => {
    const { t, locale, today } = event.locals;
    const desk = await openDesk(event, 'import-tables');
    const file = (await event.request.formData()).get('subor');
    const refuse = (text: string) => fail(422, shown({ errors: [{ field: 'subor', text }] }));
    if (!(file instanceof File) || file.name === '') return refuse(t('import.file.missing'));
    const read = await readCountsApart(new Uint8Array(await file.arrayBuffer()), today);
    if (read.outcome === 'refused') {
      const { refusal } = read;
      return refuse(
        refusal === 'no-header' || refusal === 'no-rows'
          ? t(`counts.refused.${refusal}`)
          : t(`import.refused.${refusal}`)
      );
    }
    if (read.faults.length > 0) {
      const faults = read.faults.slice(0, SHOWN_FAULTS).map(({ line, column, reason }) => ({
        ...{ line: String(line), column: t(columnWord(column)), text: t(`counts.fault.${reason}`) }
      }));
      const errors = [{ field: 'subor', text: t('returns.faulty', { count: read.faults.length }) }];
      return fail(422, shown({ errors, faults, moreFaults: read.faults.length - faults.length }));
    }
    const kept = await desk.inBody(({ administrativeCounts }) => administrativeCounts.list());
    const say = (persons: number | null) =>
      persons === null ? t('public.none') : formats(locale).number(persons);
    const changes = countChanges(kept, read.counts).map(({ figure, year, before, after }) => ({
      ...{ name: t(`counts.figure.${figure}`), year: String(year), before: say(before), after: say(after) }
    }));
    return shown({ preview: { text: countsAsText(read.counts), changes } });
  },

  zapisat: async (event) => {
    const { t, today } = event.locals;
    const desk = await openDesk(event, 'import-tables');
    const counts = countsFromText(textOf(await event.request.formData(), 'pocty'));
    const outcome =
      counts &&
      (await desk.inBody((stores) => importAdministrativeCounts(stores, desk.actor, { counts, today })));
    if (outcome === 'kept' || outcome === 'nothing-new') {
      const years = (counts ?? []).map(({ year }) => year);
      goBack(event, outcome === 'kept' ? 'zapisane' : 'nic', Math.max(...years));
    }
    return fail(422, shown({ errors: [{ field: 'subor', text: t('returns.sendAgain') }] }));
  }
};

function goBack({ params, locals }: RequestEvent, state: string, year: number): never {
  redirect(
    303,
    `${inLanguage(`/pracovisko/${params.obec}/uradne-pocty`, locals.locale)}?rok=${year}&stav=${state}`
  );
}
