import { randomUUID } from 'node:crypto';
import { generateKeyBetween } from 'fractional-indexing';
import { capacityKeyText, existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import { capacityKeyOf } from '#lib/domain/plans/capacity-figures.ts';
import {
  type CapacityCell,
  type CapacityKey,
  existingFromDirectory
} from '#lib/domain/plans/capacity-matrix.ts';
import {
  type ChosenRow,
  type ComputedNeed,
  cellsToWrite,
  type ProposedCell,
  type ProposedRow,
  proposedRows,
  type ReckonedNeed
} from '#lib/domain/plans/computed-need.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { ItemRefusal } from './item-rules.ts';
import { keepItem } from './keep-item.ts';
import { type ItemChange, type ItemsStores, keepItems } from './keep-items.ts';

/** What pre-filling asks of storage. */
export type PrefillStores = ItemsStores<'cells'> &
  Parameters<typeof keepItem<'findings'>>[0] & {
    computedNeeds: {
      list(planId: string): Promise<ComputedNeed[]>;
      keepAll(planId: string, needs: readonly ComputedNeed[]): Promise<void>;
    };
  };

export type Prefill = {
  planId: string;
  /** The needs by the models of today. */
  reckoned: readonly ReckonedNeed[];
  chosen: readonly ChosenRow[];
  /** What the person saw: the matrix must be the same now. */
  seen: string;
  /** Sources of need and of existing capacity in the language of the plan. */
  sources: { need: string; existing: string };
  /** Findings that were chosen with it, without their place. */
  findings: readonly Omit<Finding, 'id' | 'position'>[];
  today: CalendarDay;
};

export type PrefillOutcome =
  | { outcome: 'filled'; cells: number; findings: number }
  /** Which cells cannot be kept as they are, and why; nothing was written. */
  | { outcome: 'refused'; rows: readonly RefusedCell[] }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'changed-meanwhile' };

/** A cell whose other figures have to be mended before its need can be written. */
export type RefusedCell = CapacityKey & { year: number; refusal: ItemRefusal };

/**
 * Puts the need of own residents by the models into chosen rows of the matrix, with what each cell was computed from.
 * Writes nothing where the matrix is no longer what the person saw; the caller undoes the transaction after that.
 */
export async function prefillNeeds(
  stores: PrefillStores,
  actor: Actor,
  input: Prefill
): Promise<PrefillOutcome> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  const { planId, today } = input;
  const plan = await stores.plans.lock(planId);
  if (!plan) return { outcome: 'no-such-plan' };
  const cells = await stores.items.cells.list(planId);
  const rows = proposedRows({
    ...{ years: planYears(plan), cells, reckoned: input.reckoned },
    kept: await stores.computedNeeds.list(planId)
  });
  if (fingerprintOf(rows) !== input.seen) return { outcome: 'changed-meanwhile' };

  const existing = existingCapacityOn(await stores.directory.capacities(), plan.capacityDay);
  const before = new Map(cells.map((cell) => [`${capacityKeyText(cell)} ${cell.year}`, cell]));
  const written = writtenCells(rows, input.chosen);
  const changes = written.map(({ key, cell }): ItemChange<CapacityCell> => {
    const ownNeed = { value: cell.proposed ?? 0, asOf: today, source: input.sources.need };
    const kept = before.get(`${capacityKeyText(key)} ${cell.year}`);
    if (kept) {
      const { revision, ...item } = kept;
      return { change: 'change', item: { ...item, ownNeed }, revision };
    }
    const directory = existingFromDirectory(key, existing, plan.capacityDay, input.sources.existing);
    return { change: 'add', item: newCell(key, cell.year, ownNeed, directory) };
  });
  const outcome = await keepItems(stores, actor, { planId, kind: 'cells', changes, today });
  if (typeof outcome === 'object') {
    const rows = outcome.refused.flatMap(({ index, refusal }): RefusedCell[] => {
      const one = written[index];
      return one ? [{ ...one.key, year: one.cell.year, refusal }] : [];
    });
    return { outcome: 'refused', rows };
  }
  if (outcome !== 'kept') return { outcome: 'changed-meanwhile' };
  await stores.computedNeeds.keepAll(planId, computedNeeds(written, today));
  const findings = await addFindings(stores, actor, input);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'prefilled', subject: 'matrix', subjectId: planId },
    details: { cells: changes.length, findings }
  });
  return { outcome: 'filled', cells: changes.length, findings };
}

type WrittenCell = { key: CapacityKey; cell: ProposedCell };

function writtenCells(rows: readonly ProposedRow[], chosen: readonly ChosenRow[]): WrittenCell[] {
  const wanted = new Map(chosen.map((one) => [capacityKeyText(one), one]));
  return rows.flatMap((row) => {
    const own = wanted.get(capacityKeyText(row));
    if (!own) return [];
    return cellsToWrite(row, own.overTyped).map((cell) => ({ key: capacityKeyOf(row), cell }));
  });
}

function computedNeeds(written: readonly WrittenCell[], today: CalendarDay): ComputedNeed[] {
  return written.flatMap(({ key, cell: { year, inputs, proposed } }) =>
    inputs === null || proposed === null
      ? []
      : [{ ...key, year, inputs, value: proposed, computedOn: today, reason: '' }]
  );
}

function newCell(
  key: CapacityKey,
  year: number,
  ownNeed: CapacityCell['ownNeed'],
  existing: CapacityCell['existing']
): CapacityCell {
  return {
    ...{ ...key, id: randomUUID(), year, ownNeed, existing },
    ...{ catchmentNeed: null, securedElsewhere: null, staff: null, ...SECURED_WITH_NOBODY }
  };
}

/** Adds what the plan does not say already, after its other findings; how many those were. */
async function addFindings(
  stores: PrefillStores,
  actor: Actor,
  { planId, findings, today }: Prefill
): Promise<number> {
  const known = await stores.items.findings.list(planId);
  const said = new Set(known.map(({ statement }) => statement));
  let last = known.at(-1)?.position ?? null;
  let added = 0;
  for (const finding of findings) {
    if (said.has(finding.statement)) continue;
    last = generateKeyBetween(last, null);
    const item = { ...finding, id: randomUUID(), position: last };
    const kept = await keepItem(stores, actor, { planId, kind: 'findings', item, revision: null, today });
    if (kept.outcome === 'kept') added += 1;
  }
  return added;
}

/** One text for everything the preview showed of the matrix: what stands in each cell, and what would be put there. */
export function fingerprintOf(rows: readonly ProposedRow[]): string {
  return rows
    .map((row) => row.cells.map(({ revision, now, proposed }) => `${revision}:${now}:${proposed}`).join(','))
    .join(';');
}
