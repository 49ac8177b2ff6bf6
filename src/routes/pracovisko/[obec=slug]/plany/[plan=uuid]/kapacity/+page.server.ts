import { fail, redirect } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import { existingDifferences, matrixTotals } from '#lib/domain/plans/capacity-totals.ts';
import { countStanding, proposedRows } from '#lib/domain/plans/computed-need.ts';
import { rowQuery } from '#lib/server/desk/field-address.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import {
  choice,
  choiceOrNothing,
  type Fields,
  readForm,
  typedForm
} from '#lib/server/desk/forms/form-field.ts';
import { serviceChoices } from '#lib/server/desk/forms/goal-forms.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { reckonedNeeds } from '#lib/server/public/reckoned-needs.ts';
import { type OpenPlan, openPlan, type PlanEvent } from '../../open-plan.ts';
import { remarkLinks } from '../../remark-lines.ts';
import type { Actions, PageServerLoad } from './$types';

type NewRow = { service: string; group: string; unit: string | null };

function newRowFields(context: FormContext): Fields<NewRow> {
  const { names } = context;
  return {
    service: choice({ label: 'item.measures.service', options: serviceChoices(context) }),
    group: choice({ label: 'item.targetGroup', options: names.groupOptions }),
    unit: choiceOrNothing({ label: 'item.unit', hint: 'plan.matrix.unit.hint', options: names.unitOptions })
  };
}

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { context, path, whole } = open;
  const { names, content, years, t } = context;
  const { cells, kindChoices: choices, measures } = content;
  const { existing } = whole.judged;
  const rows = matrixRows({ years, cells, choices, measures, existing });
  const remarksOn = await remarkLinks(open);
  return open.page('kapacity', t('plan.step.capacities'), {
    years,
    mayEdit: open.may('edit-plan'),
    isKept: event.url.searchParams.has('ulozene'),
    prefillHref: `${path}/kapacity/predvyplnit`,
    stale: await staleIn(open, event),
    rows: rows.map((row) => ({
      ...nameRow(row, context),
      href: `${path}/kapacity/riadok?${rowQuery(capacityKeyText(row))}`,
      years: row.years,
      remarks: remarksOn({ kind: 'kind', id: row.serviceTypeCode })
    })),
    totals: matrixTotals(rows).map((total) => ({
      kind: names.kind(total.serviceTypeCode),
      form: names.form(total.formCode),
      unit: names.unit(total.unitCode),
      ...total
    })),
    differences: existingDifferences(cells, existing).map((one) => ({ ...nameRow(one, context), ...one })),
    fields: shownFields(newRowFields(context) as AnyFields, {}, [], t)
  });
};

/** How many cells stand on people or a model that have changed since; nothing is reckoned where nothing was computed. */
async function staleIn({ context, whole, desk }: OpenPlan, { locals }: PlanEvent): Promise<number> {
  if (whole.computedNeeds.length === 0) return 0;
  const { today: day, years } = context;
  const reckoned = await reckonedNeeds(locals.publicDb, { unitCode: desk.body.unitCode, day, years });
  const cells = whole.judged.cells as Parameters<typeof proposedRows>[0]['cells'];
  return countStanding(proposedRows({ years, cells, kept: whole.computedNeeds, reckoned }), 'stale');
}

function nameRow(
  row: { serviceTypeCode: string; formCode: string; targetGroupCode: string; unitCode: string },
  { names }: FormContext
) {
  return {
    id: capacityKeyText(row),
    kind: names.kind(row.serviceTypeCode),
    form: names.form(row.formCode),
    group: names.group(row.targetGroupCode),
    unit: names.unit(row.unitCode)
  };
}

export const actions: Actions = {
  default: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { context, path } = open;
    const fields = newRowFields(context);
    const typed = typedForm(fields as AnyFields, await event.request.formData());
    const { values, faults } = readForm(fields, typed);
    if (faults.length > 0) {
      const { t } = context;
      return fail(422, {
        fields: shownFields(fields as AnyFields, typed, faults, t),
        errors: faultLines(faults, t)
      });
    }
    const [druh = '', forma = ''] = values.service.split('/');
    const usual = context.names.kinds.find((kind) => kind.code === druh)?.capacityUnit ?? '';
    const key = [druh, forma, values.group, values.unit ?? usual];
    redirect(303, `${path}/kapacity/riadok?${rowQuery(JSON.stringify(key))}`);
  }
};
