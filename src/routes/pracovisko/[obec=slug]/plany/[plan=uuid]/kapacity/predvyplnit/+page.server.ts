import { error, fail, redirect } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import { capacityKeyOf } from '#lib/domain/plans/capacity-figures.ts';
import { type CapacityKey, capacityInDirectory } from '#lib/domain/plans/capacity-matrix.ts';
import { cellsToWrite, countStanding, type ProposedRow } from '#lib/domain/plans/computed-need.ts';
import { needFormula } from '#lib/domain/plans/need-formula.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { rowQuery } from '#lib/server/desk/field-address.ts';
import { formulaWords } from '#lib/server/desk/need-words.ts';
import { type RefusalWord, refusalText } from '#lib/server/desk/refusal-text.ts';
import type { Stores } from '#lib/server/stores.ts';
import { explainNeed } from '#lib/server/use-cases/plans/explain-need.ts';
import { fingerprintOf, prefillNeeds, type RefusedCell } from '#lib/server/use-cases/plans/prefill-needs.ts';
import { type OpenPlan, openPlan } from '../../../open-plan.ts';
import { proposalOf, reckonedOf } from '../../../prefill-proposal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'edit-plan');
  const { context, path } = open;
  const { t, years } = context;
  const rows = proposalOf(open, await reckonedOf(open, event));
  return open.page('kapacity', t('prefill.title'), {
    years,
    back: `${path}/kapacity`,
    seen: fingerprintOf(rows),
    filled: Number(event.url.searchParams.get('vyplnene') ?? 0),
    added: Number(event.url.searchParams.get('zistenia') ?? 0),
    isKept: event.url.searchParams.has('vyplnene') || event.url.searchParams.has('ulozene'),
    stale: countStanding(rows, 'stale'),
    unverified: rows.some(({ cells }) => cells.some(({ inputs }) => inputs?.unverified)),
    rows: rows.map((row) => shownRow(row, open))
  });
};

function shownRow(row: ProposedRow, { context, path, whole }: OpenPlan) {
  const { names } = context;
  const key = capacityKeyText(row);
  const words = formulaWords(context);
  const fills = cellsToWrite(row, false);
  const isDecided = whole.judged.kindChoices.some(
    ({ serviceTypeCode, choice }) => serviceTypeCode === row.serviceTypeCode && choice === 'not-needed'
  );
  return {
    key,
    kind: names.kind(row.serviceTypeCode),
    about: [names.form(row.formCode), names.group(row.targetGroupCode), names.unit(row.unitCode)].join(' · '),
    href: `${path}/kapacity/riadok?${rowQuery(key)}`,
    mayFill: fills.length > 0,
    // What nobody needs, or what the body has decided not to need, is offered and not put forward.
    isProposed: !isDecided && fills.some(({ proposed }) => (proposed ?? 0) > 0),
    typed: cellsToWrite(row, true).length - fills.length,
    overridden: row.cells.filter(({ standing }) => standing === 'overridden').length,
    reason: row.cells.find(({ kept }) => kept !== null && kept.reason !== '')?.kept?.reason ?? '',
    cells: row.cells.map(({ year, standing, now, proposed, inputs }) => ({
      ...{ year, standing, now, proposed },
      formula: inputs && needFormula(inputs, words)
    }))
  };
}

/** Which cell cannot be kept, why, and where it is mended. */
function refusedLine({ year, refusal, ...key }: RefusedCell, { context, path }: OpenPlan) {
  const { names, t } = context;
  const about = [names.form(key.formCode), names.group(key.targetGroupCode)].join(', ');
  return {
    year,
    row: `${names.kind(key.serviceTypeCode)} (${about})`,
    text: refusalText(t, refusal as RefusalWord),
    href: `${path}/kapacity/riadok?${rowQuery(capacityKeyText(key))}`
  };
}

export const actions: Actions = {
  vyplnit: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { context, desk, path, whole } = open;
    const { t } = context;
    const form = await event.request.formData();
    const asked = (name: string) => new Set(form.getAll(name).map(String));
    const [rows, overTyped, wanted] = [asked('riadok'), asked('prepisat'), asked('zistenie')];
    const reckoned = await reckonedOf(open, event);
    const proposal = proposalOf(open, reckoned);
    const chosen = proposal
      .filter((row) => rows.has(capacityKeyText(row)) || overTyped.has(capacityKeyText(row)))
      .map((row) => ({ ...capacityKeyOf(row), overTyped: overTyped.has(capacityKeyText(row)) }));
    const ticked = { riadok: [...rows], prepisat: [...overTyped], zistenie: [...wanted] };
    const findings = proposal.filter((row) => wanted.has(capacityKeyText(row)));
    if (chosen.length + findings.length === 0)
      return fail(422, { errors: [{ text: t('prefill.nothingChosen') }], ticked, refused: [] });
    const slovak = messages('sk');
    const outcome = await desk
      .inBody(async (stores) => {
        const filled = await prefillNeeds(stores, desk.actor, {
          ...{ planId: whole.plan.id, reckoned, chosen, today: context.today },
          seen: String(form.get('seen') ?? ''),
          sources: { need: slovak('prefill.source'), existing: slovak('plan.matrix.directory') },
          findings: await findingsOf(stores, findings, open)
        });
        // What was refused wrote nothing.
        if (filled.outcome === 'changed-meanwhile') throw new ChangedMeanwhile();
        return filled;
      })
      .catch((fault) => {
        if (fault instanceof ChangedMeanwhile) return { outcome: 'changed-meanwhile' as const };
        throw fault;
      });
    if (outcome.outcome === 'filled')
      redirect(303, `${path}/kapacity/predvyplnit?vyplnene=${outcome.cells}&zistenia=${outcome.findings}`);
    if (outcome.outcome === 'changed-meanwhile')
      return fail(409, { errors: [{ text: t('prefill.changedMeanwhile') }], ticked, refused: [] });
    if (outcome.outcome === 'refused') {
      const refused = outcome.rows.map((cell) => refusedLine(cell, open));
      const errors = [{ text: t('prefill.refused', { count: refused.length }) }];
      return fail(422, { errors, ticked, refused });
    }
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    error(404, t('error.404.title'));
  },

  dovod: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { desk, context, path, whole } = open;
    const { t } = context;
    const form = await event.request.formData();
    const asked = String(form.get('riadok') ?? '');
    const row = proposalOf(open, []).find((one) => capacityKeyText(one) === asked);
    if (!row) error(404, t('error.404.title'));
    const key: CapacityKey = capacityKeyOf(row);
    const reason = plainText(String(form.get('dovod') ?? ''));
    const outcome = await desk.inBody((stores) =>
      explainNeed(stores, desk.actor, { planId: whole.plan.id, key, reason })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-reason' || outcome === 'too-long')
      return fail(422, { errors: [{ text: refusalText(t, outcome) }], ticked: null, refused: [] });
    if (outcome !== 'explained') error(404, t('error.404.title'));
    redirect(303, `${path}/kapacity/predvyplnit?ulozene`);
  }
};

/** The matrix is no longer what the person saw; the transaction is undone and the page drawn anew. */
class ChangedMeanwhile extends Error {}

/** A finding for each chosen row: what the model says of the last year beside what is there; in the language of plans. */
async function findingsOf(
  stores: Stores,
  rows: readonly ProposedRow[],
  { context, whole }: OpenPlan
): Promise<Omit<Finding, 'id' | 'position'>[]> {
  const names = await readCatalogueNames(stores.law, context.today, 'sk');
  const t = messages('sk');
  const { number } = formats('sk');
  return rows.flatMap((row) => {
    const last = row.cells.findLast(({ proposed }) => proposed !== null);
    if (!last) return [];
    const isUnverified = row.cells.some(({ inputs }) => inputs?.unverified);
    const statement = t('prefill.finding.statement', {
      kind: names.kind(row.serviceTypeCode),
      about: [names.form(row.formCode), names.group(row.targetGroupCode)].join(', '),
      ...{ year: last.year, unit: names.unit(row.unitCode), need: number(last.proposed ?? 0) },
      existing: number(capacityInDirectory(row, whole.judged.existing), 2)
    });
    return [
      {
        ...{
          statement: isUnverified ? `${statement} ${t('prefill.finding.unverified')}` : statement,
          origin: 'statistic',
          kindOfNeed: 'normative',
          voice: 'office'
        },
        ...{ asOf: context.today, source: t('prefill.source'), sourceUrl: null, sample: null, living: null },
        ...{ strength: null, place: null },
        ...{ targetGroupCodes: [row.targetGroupCode], serviceTypeCode: row.serviceTypeCode },
        formCode: row.formCode
      } satisfies Omit<Finding, 'id' | 'position'>
    ];
  });
}
