import { error, fail, redirect } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import { capacityKeyOf } from '#lib/domain/plans/capacity-figures.ts';
import { cellsToWrite, type ProposedRow } from '#lib/domain/plans/computed-need.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { fingerprintOf, prefillNeeds } from '#lib/server/use-cases/plans/prefill-needs.ts';
import { type OpenPlan, openPlan, type PlanEvent } from './open-plan.ts';
import { proposalOf, reckonedOf } from './prefill-proposal.ts';

/** Needs of the kinds that a body has chosen, as the guide offers to put them into the matrix with one action. */
export async function capacitiesAtStep(open: OpenPlan, event: PlanEvent) {
  const { context, path } = open;
  const { names, years, locale } = context;
  const rows = proposalOf(open, await reckonedOf(open, event));
  const offered = offeredRows(rows, open);
  const filled = event.url.searchParams.get('vyplnene');
  const { number } = formats(locale);
  if (offered.length === 0 && filled === null) return null;
  return {
    seen: fingerprintOf(rows),
    filled: filled === null ? null : Number(filled),
    detailHref: `${path}/kapacity/predvyplnit`,
    years: [years[0] ?? 0, years.at(-1) ?? 0] as const,
    rows: offered.map((row) => ({
      key: capacityKeyText(row),
      kind: names.kind(row.serviceTypeCode),
      about: [names.form(row.formCode), names.group(row.targetGroupCode), names.unit(row.unitCode)].join(
        ' · '
      ),
      first: number(row.cells[0]?.proposed ?? 0),
      last: number(row.cells.at(-1)?.proposed ?? 0)
    }))
  };
}

/** Rows of chosen kinds with something to fill; what nobody will need is not put forward. */
function offeredRows(rows: readonly ProposedRow[], { whole }: OpenPlan): ProposedRow[] {
  const chosen = new Set(
    whole.judged.kindChoices.flatMap(({ serviceTypeCode, choice }) =>
      choice === 'not-needed' ? [] : [serviceTypeCode]
    )
  );
  return rows.filter(
    (row) =>
      chosen.has(row.serviceTypeCode) && cellsToWrite(row, false).some(({ proposed }) => (proposed ?? 0) > 0)
  );
}

/** Fills the needs of the chosen kinds; what somebody typed stays. */
export async function fillCapacities(event: PlanEvent) {
  const open = await openPlan(event, 'edit-plan');
  const { context, desk, path, whole } = open;
  const { t, today } = context;
  const reckoned = await reckonedOf(open, event);
  const chosen = offeredRows(proposalOf(open, reckoned), open).map((row) => ({
    ...capacityKeyOf(row),
    overTyped: false
  }));
  const seen = String((await event.request.formData()).get('seen') ?? '');
  const slovak = messages('sk');
  const back = `${path}/sprievodca/skupiny`;
  if (chosen.length === 0) redirect(303, back);
  const outcome = await desk
    .inBody(async (stores) => {
      const filled = await prefillNeeds(stores, desk.actor, {
        ...{ planId: whole.plan.id, reckoned, chosen, today, seen, findings: [] },
        sources: { need: slovak('prefill.source'), existing: slovak('plan.matrix.directory') }
      });
      if (filled.outcome !== 'filled') throw new NotFilled(filled.outcome);
      return filled;
    })
    .catch((fault) => {
      if (fault instanceof NotFilled) return fault;
      throw fault;
    });
  if (!(outcome instanceof NotFilled)) redirect(303, `${back}?vyplnene=${outcome.cells}`);
  if (outcome.why === 'not-allowed') error(403, t('error.403.title'));
  if (outcome.why === 'no-such-plan') error(404, t('error.404.title'));
  return fail(409, { errors: [{ text: t('guide.capacities.notFilled') }] });
}

/** Nothing was filled: the transaction is undone, and the person told why. */
class NotFilled extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}
