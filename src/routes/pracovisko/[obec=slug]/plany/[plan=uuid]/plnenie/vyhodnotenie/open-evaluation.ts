import { error } from '@sveltejs/kit';
import type { TakenNote } from '#lib/domain/monitoring/evaluation.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { officeKindOf } from '#lib/domain/tenancy/office.ts';
import {
  type EvaluationPlace,
  evaluationDocument,
  programsTexts
} from '#lib/server/documents/compose-evaluation.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { picturesOf } from '#lib/server/publishing.ts';
import type { Stores } from '#lib/server/stores.ts';
import { type ReadyEvaluation, readEvaluation } from '#lib/server/use-cases/monitoring/publish-evaluation.ts';
import type { Desk } from '../../../../../desk.ts';

/** Years of a plan that have begun: those that can be evaluated. */
export function begunYears(document: PlanDocument, today: CalendarDay): number[] {
  return planYears(document.plan).filter((year) => year <= yearOf(today));
}

/** The year that an address or a form names; none where the plan has no such begun year. */
export function chosenYear(years: readonly number[], asked: string | null): number | undefined {
  return asked === null ? years.at(-1) : years.find((one) => String(one) === asked);
}

/** Reads the evaluation of a year in the transaction of its body, with the words of the program where people wrote none. */
export function readReady(
  stores: Stores,
  asked: { planId: string; year: number; today: CalendarDay },
  taken: TakenNote | null = null
): Promise<ReadyEvaluation | undefined> {
  return readEvaluation(stores, { ...asked, taken }, programsTexts);
}

/** Prints an evaluation as it stands. */
export async function printEvaluation(
  desk: Desk,
  ready: ReadyEvaluation,
  format: 'pdf' | 'docx',
  contentHash: string | null
): Promise<Uint8Array> {
  const { printer, files } = theInstallation();
  const document = evaluationDocument(await placeOf(desk), ready.plan, ready.content, contentHash);
  const arms = await picturesOf({ document: { ...ready.plan, sections: [] } }, files);
  return printer.print(document, arms, format === 'pdf' ? 'ua-1' : 'docx');
}

async function placeOf(desk: Desk): Promise<EvaluationPlace> {
  const { database, origin } = theInstallation();
  const unitKind = await desk.inBody(({ territory }) =>
    desk.body.unitCode === null ? Promise.resolve(null) : territory.unitKindOf(desk.body.unitCode)
  );
  return {
    body: await printedBody(database.publicDb, desk.body),
    office: officeKindOf(desk.body.kind, unitKind),
    origin
  };
}

/** Where there is nothing to evaluate, nothing is there. */
export function found<T>(value: T | undefined, missing: string): T {
  if (value === undefined) error(404, missing);
  return value;
}
