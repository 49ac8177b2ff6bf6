import type { Validity } from './validity.ts';
import type { Certainty, PartlyVerified } from './verification.ts';

/** Who must provide or secure a kind of service (pôsobnosť, act 448/2008 § 80 and § 81); anybody registered may provide it. */
export type Competence = 'municipality' | 'region';

/** Fields of a service type that may stand unverified. */
export const SERVICE_TYPE_FIELDS = [
  'name',
  'section',
  'forms',
  'capacityUnit',
  'responsible',
  'financing',
  'complianceStatementBy'
] as const;
export type ServiceTypeField = (typeof SERVICE_TYPE_FIELDS)[number];

/**
 * A kind of social service (druh sociálnej služby, act 448/2008 § 12), or a professional activity
 * performed on its own (§ 19 – § 21), as the law stood over a span of days.
 * The 41 kinds come with `data/law/service-types.json`; an operator may end a row and add the next one.
 */
export type ServiceType = Validity &
  PartlyVerified & {
    /** Slovak catalogue code, for instance `denny-stacionar`. */
    code: string;
    nameSk: string;
    nameEn: string;
    /** Provision of the act, for instance `§ 40`. */
    section: string;
    group: string;
    /** Codes of forms in which it is provided. */
    forms: readonly string[];
    /** Code of the unit in which its capacity is planned, and others in use. Units are never added together. */
    capacityUnit: string;
    otherCapacityUnits: readonly string[];
    responsible: readonly Competence[];
    /** Codes of usual sources of financing. */
    financing: readonly string[];
    /** Who issues the compliance statement (vyjadrenie o súlade, § 83 ods. 8 and 9); null where none is known. */
    complianceStatementBy: Competence | null;
    /** Code in the national register of providers, where it is known. */
    registerCode: string | null;
    /** The place may be secret (zariadenie núdzového bývania): its address is never published. */
    protectedPlace: boolean;
    synonyms: readonly string[];
    ruleSk: string | null;
    ruleEn: string | null;
    noteSk: string | null;
    noteEn: string | null;
    /** Codes of sources the row rests on. */
    sources: readonly string[];
    certainty: Certainty;
    unverified: readonly ServiceTypeField[];
  };

/** A heading of § 12 under which kinds of services stand. */
export type ServiceGroup = { code: string; nameSk: string; nameEn: string; provision: string };

/** Whether competence for this kind lies with the body that plans, on the day of the row. */
export function isCompetent(type: Pick<ServiceType, 'responsible'>, competence: Competence): boolean {
  return type.responsible.includes(competence);
}
