import { fail, redirect } from '@sveltejs/kit';
import {
  RETURN_CODES,
  type ReturnCode,
  returnedKinds
} from '#lib/domain/directory/returns/returned-count.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { findingOfReturn, returnMonth, returnMonths } from '#lib/server/desk/returned-kind.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { countedReturn, countsSent, countsText } from '#lib/server/spreadsheets/counted-return.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { keepReturn, proposeReturn } from '#lib/server/use-cases/directory/keep-return.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page with thousands of faults helps nobody; the rest is counted. */
const SHOWN_FAULTS = 200;

/** What the body's own returns count: they stay in the body. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'add-evidence');
  const { t, locale, today } = event.locals;
  const { counts, names, plan } = await desk.inBody(async ({ returnedCounts, law, plans }) => ({
    counts: await returnedCounts.list(),
    names: await readCatalogueNames(law, today, locale),
    plan: (await plans.list())[0]
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}`, locale);
  const add = plan ? `${base}/plany/${plan.id}/zistenia/nove` : null;
  return {
    title: t('returns.title'),
    ...{ codes: RETURN_CODES, backHref: `${base}/sluzby` },
    mayImport: may(desk.actor, 'import-tables'),
    done: event.url.searchParams.get('stav'),
    returns: RETURN_CODES.map((code) => ({
      code,
      kinds: returnedKinds(counts, code).map((kind) => {
        const name = names.kind(kind.serviceTypeCode);
        return {
          ...{ code: kind.serviceTypeCode, name },
          times: t(`returns.times.${code}`, { count: kind.times }),
          months: returnMonths(kind, code, locale),
          each: kind.months.map(({ month, times }) => `${returnMonth(month, code, locale)}: ${times}`),
          addHref:
            add && code === 'O05'
              ? `${add}?${new URLSearchParams(findingOfReturn(kind, name, { today }))}`
              : null
        };
      })
    }))
  };
};

const codeOf = (form: FormData): ReturnCode => RETURN_CODES.find((one) => one === form.get('vykaz')) ?? 'O05';

type Shown = {
  code: ReturnCode;
  errors: { field: string; text: string }[];
  preview: {
    rows: string;
    counts: string;
    changes: { name: string; month: string; before: string; after: string }[];
  } | null;
  faults: { line: string; column: string; text: string }[];
  moreFaults: number;
};

/** What the page shows after a file was sent. */
const shown = (given: Pick<Shown, 'code'> & Partial<Shown>): Shown => ({
  ...{ errors: [], preview: null, faults: [], moreFaults: 0 },
  ...given
});

export const actions: Actions = {
  nahrat: async (event) => {
    const { locals, request } = event;
    const { t, locale, today } = locals;
    const desk = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const [file, code] = [form.get('subor'), codeOf(form)];
    const refuse = (text: string) => fail(422, shown({ code, errors: [{ field: 'subor', text }] }));
    if (!(file instanceof File) || file.name === '') return refuse(t('import.file.missing'));

    const work = openImport(theInstallation(), desk.body, today);
    const content = new Uint8Array(await file.arrayBuffer());
    const counted = await countedReturn(work, { content, code });
    if (counted.outcome === 'refused') {
      const { refusal } = counted;
      return refuse(
        refusal === 'no-header' || refusal === 'no-rows'
          ? t(`returns.refused.${refusal}`)
          : t(`import.refused.${refusal}`)
      );
    }
    const { rows, counts, faults } = counted;
    if (faults.length > 0) {
      const told = faults.slice(0, SHOWN_FAULTS).map(({ line, column, reason }) => ({
        ...{ line: String(line), column: t(`returns.column.${column}`) },
        text: t(`returns.fault.${reason}`)
      }));
      const errors = [{ field: 'subor', text: t('returns.faulty', { count: faults.length }) }];
      return fail(422, shown({ code, errors, faults: told, moreFaults: faults.length - told.length }));
    }
    const { changes, names } = await desk.inBody(async (stores) => ({
      changes: await proposeReturn(stores, { code, counts }),
      names: await readCatalogueNames(stores.law, today, locale)
    }));
    const preview = {
      rows: t('returns.rows', { count: rows }),
      counts: countsText(counts),
      changes: changes.map(({ month, serviceTypeCode, before, after }) => ({
        ...{ name: names.kind(serviceTypeCode), month: returnMonth(month, code, locale) },
        ...{ before: String(before), after: String(after) }
      }))
    };
    return shown({ code, preview });
  },

  zapisat: async (event) => {
    const { locals, request } = event;
    const desk = await openDesk(event, 'import-tables');
    const form = await request.formData();
    const code = codeOf(form);
    const counts = countsSent(textOf(form, 'pocty'), code, locals.today);
    const outcome =
      counts && (await desk.inBody((stores) => keepReturn(stores, desk.actor, { code, counts })));
    if (outcome === 'kept' || outcome === 'nothing-new') {
      const state = outcome === 'kept' ? 'zapisane' : 'nic';
      redirect(
        303,
        `${inLanguage(`/pracovisko/${desk.body.slug}/vykazy-o01-o05`, locals.locale)}?stav=${state}`
      );
    }
    const errors = [{ field: 'subor', text: locals.t('returns.sendAgain') }];
    return fail(422, shown({ code, errors }));
  }
};
