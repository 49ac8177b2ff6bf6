import { PLAN_SECTIONS, type PlanSectionCode } from './plan.ts';
import { REMARK_SUBJECTS, type RemarkSubject, type RemarkSubjectKind } from './remark.ts';

/** The word of each subject in an address; an item's is that of its list at the desk. */
export const REMARK_SEGMENTS: Readonly<Record<RemarkSubjectKind, string>> = {
  block: 'blok',
  kind: 'druh',
  findings: 'zistenia',
  needs: 'potreby',
  swot: 'swot',
  analysisNotes: 'rozbor',
  priorities: 'priority',
  goals: 'ciele',
  measures: 'opatrenia',
  activities: 'aktivity',
  indicators: 'ukazovatele',
  risks: 'rizika',
  humanResources: 'pracovnici',
  materialResources: 'majetok',
  financialResources: 'financie'
};

/** Address of the remarks on one thing. @param plan address of the plan */
export function remarksAddress(plan: string, { kind, id }: RemarkSubject): string {
  return `${plan}/komentare/${REMARK_SEGMENTS[kind]}/${encodeURIComponent(id)}`;
}

/** The subject that an address speaks of, whether or not the plan has it; undefined where none can be. */
export function remarkSubject(segment: string, id: string): RemarkSubject | undefined {
  const kind = REMARK_SUBJECTS.find((one) => REMARK_SEGMENTS[one] === segment);
  return kind && { kind, id };
}

/** The part of a plan to which remarks are counted: a part of the text, or a list of items. */
export type RemarkPlace = PlanSectionCode | Exclude<RemarkSubjectKind, 'block'>;

/** Where a remark belongs. @param section the part in which a block stands, or stood when it was made */
export function placeOfRemark(subject: RemarkSubject, section: string | null): RemarkPlace {
  if (subject.kind !== 'block') return subject.kind;
  return PLAN_SECTIONS.find((one) => one === section) ?? 'annexes';
}

/** Places in the order of the plan: parts of the text, then lists of items. */
export const REMARK_PLACES: readonly RemarkPlace[] = [
  ...PLAN_SECTIONS,
  ...REMARK_SUBJECTS.filter((kind) => kind !== 'block')
];
