import type { Generated } from 'kysely';
import type { DeadlineRule } from '#lib/domain/law/deadline.ts';
import type { FinancingSourceKind } from '#lib/domain/law/financing-source.ts';
import type { Competence, ServiceTypeField } from '#lib/domain/law/service-type.ts';
import type { AdverseSituationLetter } from '#lib/domain/law/target-group.ts';
import type { Certainty } from '#lib/domain/law/verification.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

export type LawTables = {
  lawSource: { code: string; title: string };
  serviceGroup: Named & { provision: string };
  serviceForm: Named & { parent: string | null };
  capacityUnit: Named;
  financingSource: Named & Dated & { kind: FinancingSourceKind };
  serviceType: ServiceTypeTable;
  adverseSituation: { letter: AdverseSituationLetter; nameSk: string; nameEn: string; unverified: string[] };
  targetGroup: Named;
  targetGroupSituation: { targetGroup: string; letter: AdverseSituationLetter };
  nationalPriorityList: NationalPriorityListTable;
  nationalPriority: NationalPriorityTable;
  deadlineRule: DeadlineRule & { origin: Generated<Origin> };
};

/** Who wrote a row: it came with the program, or the operator entered it and no loading may replace it. */
export type Origin = 'supplied' | 'operator';

type Named = { code: string; nameSk: string; nameEn: string; position: number };
type Dated = { validFrom: CalendarDay; validTo: CalendarDay | null; origin: Generated<Origin> };

export type ServiceTypeTable = Named &
  Dated & {
    section: string;
    group: string;
    forms: string[];
    capacityUnit: string;
    otherCapacityUnits: string[];
    responsible: Competence[];
    financing: string[];
    complianceStatementBy: Competence | null;
    registerCode: string | null;
    protectedPlace: boolean;
    synonyms: string[];
    ruleSk: string | null;
    ruleEn: string | null;
    noteSk: string | null;
    noteEn: string | null;
    sources: string[];
    certainty: Certainty;
    unverified: ServiceTypeField[];
  };

export type NationalPriorityListTable = {
  code: string;
  fromYear: number;
  toYear: number;
  issued: string | null;
  publishedOn: CalendarDay | null;
  sources: string[];
  unverified: string[];
  origin: Generated<Origin>;
};

export type NationalPriorityTable = {
  listCode: string;
  number: string;
  position: number;
  nameSk: string;
  nameEn: string;
  certainty: Certainty;
  unverified: string[];
  origin: Generated<Origin>;
};
