import { error, fail, redirect } from '@sveltejs/kit';
import { type UnitCost, unitCostKey } from '#lib/domain/plans/unit-cost.ts';
import { formats } from '#lib/i18n/format.ts';
import { readForm, type TypedForm, typedForm, writeForm } from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import {
  kindAndUnit,
  periodWords,
  readKindAndUnit,
  UNIT_COST_REFUSED_AT,
  unitCostFields
} from '#lib/server/desk/forms/unit-cost-form.ts';
import { faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { keepUnitCost, removeUnitCost, unitCostSeen } from '#lib/server/use-cases/plans/keep-unit-cost.ts';
import { type OpenPlan, openPlan } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { context, whole, path } = open;
  const { names, t, locale } = context;
  const { euro, shortDay } = formats(locale);
  const asked = event.url.searchParams.get('pre');
  const fields = unitCostFields(context) as AnyFields;
  return open.page('rozpocet', t('unitCost.title'), {
    back: `${path}/rozpocet`,
    mayEdit: open.may('edit-plan'),
    isKept: event.url.searchParams.has('ulozene'),
    costs: whole.unitCosts.map((one) => ({
      id: kindAndUnit(one),
      kind: names.kind(one.serviceTypeCode),
      unit: names.unit(one.unitCode),
      cost: euro(one.cents),
      period: periodWords(t, one),
      asOf: shortDay(one.asOf),
      ...{ source: one.source, verified: one.verified, isOwn: one.isOwn },
      seen: one.isOwn ? unitCostSeen(one) : '',
      changeHref: `${path}/rozpocet/jednotkove-naklady?pre=${encodeURIComponent(kindAndUnit(one))}#field-of`
    })),
    seen: whole.unitCosts.flatMap((one) =>
      one.isOwn ? [{ name: `videne-${kindAndUnit(one)}`, value: unitCostSeen(one) }] : []
    ),
    fields: shownFields(fields, typedFor(asked, open), [], t)
  });
};

/** The form as it stands for a kind and unit: its cost of today, or an empty one. */
function typedFor(asked: string | null, { whole, context }: OpenPlan): TypedForm {
  const empty = { of: asked ?? '', period: 'month', asOf: context.today };
  if (asked === null) return empty;
  const key = unitCostKey(readKindAndUnit(asked));
  const known = whole.unitCosts.find((one) => unitCostKey(one) === key);
  return known ? writeForm(unitCostFields(context), { ...known, of: asked }) : empty;
}

/** What the person saw of a kind and unit; nothing where the body said nothing of it. */
const seenOf = (form: FormData, of: string) => String(form.get(`videne-${of}`) ?? '');

/** What the form was drawn with: while it is mended, that was seen and nothing newer. */
const allSeen = (form: FormData) =>
  [...form].flatMap(([name, value]) => (name.startsWith('videne-') ? [{ name, value: String(value) }] : []));

/** What a colleague wrote meanwhile, in one line. */
function costWords(now: UnitCost | null, { context }: OpenPlan): string {
  const { t, locale, names } = context;
  if (!now) return t('unitCost.takenBack');
  const { euro, shortDay } = formats(locale);
  const cost = `${euro(now.cents)} ${periodWords(t, now)}`;
  const of = `${names.kind(now.serviceTypeCode)}, ${names.unit(now.unitCode)}`;
  return `${of}: ${cost}, ${shortDay(now.asOf)}, ${now.source}`;
}

export const actions: Actions = {
  ulozit: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { context, desk, path } = open;
    const { t } = context;
    const fields = unitCostFields(context);
    const form = await event.request.formData();
    const typed = typedForm(fields as AnyFields, form);
    const { values, faults } = readForm(fields, typed);
    const refused = (found: Parameters<typeof faultLines>[0]) =>
      fail(422, {
        fields: shownFields(fields as AnyFields, typed, found, t),
        errors: faultLines(found, t),
        ...{ theirs: null, seen: allSeen(form) }
      });
    if (faults.length > 0) return refused(faults);
    const { of, ...said } = values;
    const key = readKindAndUnit(of);
    const units = context.names.kinds.find(({ code }) => code === key.serviceTypeCode)?.capacityUnits ?? [];
    const outcome = await desk.inBody((stores) =>
      keepUnitCost(stores, desk.actor, { cost: { ...key, ...said }, units, seen: seenOf(form, of) })
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'changed-meanwhile') {
      const theirs = costWords(outcome.now, open);
      return fail(409, {
        fields: shownFields(fields as AnyFields, typed, [], t),
        errors: [],
        theirs,
        seen: null
      });
    }
    if (outcome.outcome !== 'kept')
      return refused([{ field: UNIT_COST_REFUSED_AT[outcome.outcome], word: outcome.outcome }]);
    redirect(303, `${path}/rozpocet/jednotkove-naklady?ulozene`);
  },

  zrusit: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { desk, path, context } = open;
    const form = await event.request.formData();
    const of = String(form.get('of') ?? '');
    const { outcome, ...rest } = await desk.inBody((stores) =>
      removeUnitCost(stores, desk.actor, { key: readKindAndUnit(of), seen: seenOf(form, of) })
    );
    if (outcome === 'not-allowed') error(403, context.t('error.403.title'));
    if (outcome === 'changed-meanwhile') {
      const theirs = costWords('now' in rest ? rest.now : null, open);
      return fail(409, { fields: null, errors: [], theirs, seen: null });
    }
    // A second click finds it taken back already.
    redirect(303, `${path}/rozpocet/jednotkove-naklady?ulozene`);
  }
};
