import type { CalendarDay } from '../../shared/calendar-day.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { writtenOver } from '../confirmation/provider-change.ts';
import { placeFact } from '../facts/place-fact.ts';
import { type FactRefusal, refuseFact } from '../facts/refuse-fact.ts';
import {
  daysOfYear,
  type FactContents,
  type FactKind,
  isYearly,
  type ServiceFact,
  stateOn
} from '../facts/service-fact.ts';
import { lastDayOf } from './reporting-term.ts';

/** What a yearly report asks: the facts that the directory keeps anyway, as they were at the end of the year. */
export const REPORT_KINDS = ['occupancy', 'waiting', 'staff', 'money'] as const satisfies readonly FactKind[];
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Without these a report cannot be sent. Books are often closed later than people are counted: money may follow. */
export const NEEDED_KINDS: readonly ReportKind[] = ['occupancy', 'waiting', 'staff'];

/** The report of one service for one year (výkaz); a part that nobody filled in is missing. */
export type ReportContent = { readonly [Kind in ReportKind]?: FactContents[Kind] };

/** What keeps a report from being sent. */
export function missingKinds(content: ReportContent | null): ReportKind[] {
  return NEEDED_KINDS.filter((kind) => content?.[kind] === undefined);
}

/** The source of the facts that a report of a year becomes. */
export function reportSource(year: number): string {
  return `výkaz poskytovateľa za rok ${year}`;
}

/**
 * The dated facts that a report says: money of its year, the rest of its last day.
 * @param of.ids of the facts, by kind
 * @param of.saidOn the day the provider sent it
 */
export function factsOfReport(
  content: ReportContent,
  of: { serviceId: string; year: number; saidOn: CalendarDay; idOf(kind: ReportKind): string }
): ServiceFact[] {
  return REPORT_KINDS.flatMap((kind) => {
    const said = content[kind];
    if (said === undefined) return [];
    const days = isYearly(kind) ? daysOfYear(of.year) : { validFrom: lastDayOf(of.year), validTo: null };
    const who = { confirmedOn: of.saidOn, source: reportSource(of.year) };
    return [
      { id: of.idOf(kind), serviceId: of.serviceId, kind, content: said, ...days, ...who } as ServiceFact
    ];
  });
}

/** Why parts of a report cannot be kept, each as the facts refuse them. */
export function refuseReport(
  content: ReportContent,
  year: number
): { kind: ReportKind; refusal: FactRefusal }[] {
  const saidOn = lastDayOf(year);
  return factsOfReport(content, { serviceId: '', year, saidOn, idOf: (kind) => kind }).flatMap((fact) => {
    const refusal = refuseFact(fact);
    return refusal ? [{ kind: fact.kind as ReportKind, refusal }] : [];
  });
}

/** What is known of a service at the end of a year without its report, of the kinds that a report asks. */
export function knownAtEndOf(
  facts: readonly ServiceFact[],
  year: number
): Partial<Record<ReportKind, ServiceFact>> {
  const state = stateOn(facts, lastDayOf(year));
  return Object.fromEntries(
    REPORT_KINDS.flatMap((kind) => {
      const fact = state[kind];
      return fact ? [[kind, fact]] : [];
    })
  );
}

/** The parts in which a report says something else than is known. */
export function differingKinds(
  content: ReportContent,
  known: Partial<Record<ReportKind, ServiceFact>>
): ReportKind[] {
  return REPORT_KINDS.filter((kind) => {
    const [said, before] = [content[kind], known[kind]?.content];
    return said !== undefined && (before === undefined || canonicalJson(said) !== canonicalJson(before));
  });
}

/**
 * What tells one state of a report, and of the facts that accepting it would end or correct, from another: the body
 * accepts what its page showed, and nothing else.
 */
export function reportStamp(
  revision: number,
  facts: readonly ServiceFact[],
  present: readonly ServiceFact[]
): string {
  const over = facts.flatMap((fact) => {
    const others = present.filter(({ kind }) => kind === fact.kind);
    return writtenOver(others, placeFact(others, fact));
  });
  return [String(revision), ...over.map(({ id }) => id).toSorted()].join(' ');
}
