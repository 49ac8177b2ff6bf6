import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import {
  factsOfReport,
  REPORT_KINDS,
  type ReportContent,
  type ReportKind
} from '#lib/domain/directory/reporting/report-content.ts';
import { lastDayOf } from '#lib/domain/directory/reporting/reporting-term.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { type FactLine, factLines } from './fact-lines.ts';

/** One part of a report in words, beside what was known without it. */
export type ReportPart = {
  kind: ReportKind;
  said: FactLine[];
  known: { lines: FactLine[]; since: string } | null;
};

type Saying = { year: number; t: Translate; locale: Locale; sourceName(code: string): string };

/** A report part by part, as people read it. */
export function reportParts(
  content: ReportContent | null,
  known: Partial<Record<ReportKind, ServiceFact>>,
  saying: Saying
): ReportPart[] {
  const { t, locale } = saying;
  const said = saidParts(content, saying);
  return REPORT_KINDS.map((kind, at) => {
    const before = known[kind];
    const since = before && { day: formats(locale).shortDay(before.validFrom), source: before.source };
    return {
      ...{ kind, said: said[at] ?? [] },
      known:
        before && since ? { lines: factLines(before, saying), since: t('services.desk.since', since) } : null
    };
  });
}

/** The words of each part of a report; none where it is not filled in. */
export function saidParts(content: ReportContent | null, { year, ...saying }: Saying): FactLine[][] {
  const of = { serviceId: '', year, saidOn: lastDayOf(year), idOf: (kind: ReportKind) => kind };
  const facts = factsOfReport(content ?? {}, of);
  return REPORT_KINDS.map((kind) => {
    const fact = facts.find((one) => one.kind === kind);
    return fact ? factLines(fact, saying) : [];
  });
}
