import { type Competence, isCompetent, type ServiceType } from '../law/service-type.ts';
import { isVerified } from '../law/verification.ts';
import type { CapacityCell, KindChoice } from './capacity-matrix.ts';

/** A kind of service that a body must provide or secure by law on a day, and whether that was checked. */
export type KindInCompetence = { serviceTypeCode: string; provision: string; verified: boolean };

/** The kinds in the competence of a municipality or region among the rows valid on a day (kpss 10-7). */
export function kindsInCompetence(
  types: readonly Pick<ServiceType, 'code' | 'section' | 'responsible' | 'unverified'>[],
  competence: Competence
): KindInCompetence[] {
  return types
    .filter((type) => isCompetent(type, competence))
    .map((type) => ({
      serviceTypeCode: type.code,
      provision: type.section,
      verified: isVerified(type, 'responsible')
    }));
}

/** plní / zabezpečuje inde / zatiaľ netreba / ešte nerozhodnuté */
export const COMPETENCE_STANDINGS = ['fulfils', 'secures-elsewhere', 'not-needed-yet', 'undecided'] as const;
export type CompetenceStanding = (typeof COMPETENCE_STANDINGS)[number];

/** One line of the generated part *Pôsobnosť obce podľa zákona k dátumu*. */
export type CompetenceLine = KindInCompetence & {
  standing: CompetenceStanding;
  /** With whom it is secured, or empty. */
  securedAt: string;
  reason: string;
};

/** How a body stands to each kind in its competence, in the order of `kinds` (issue 2, part 6; kpss 10-7). */
export function competenceLines(
  kinds: readonly KindInCompetence[],
  choices: readonly KindChoice[],
  cells: readonly Pick<CapacityCell, 'serviceTypeCode' | 'existing' | 'securedElsewhere'>[]
): CompetenceLine[] {
  return kinds.map((kind) => {
    const choice = choices.find((one) => one.serviceTypeCode === kind.serviceTypeCode);
    const own = cells.filter((one) => one.serviceTypeCode === kind.serviceTypeCode);
    const named = own.flatMap((one) => one.securedElsewhere?.name ?? []);
    return {
      ...kind,
      standing: choice ? STANDING_OF_CHOICE[choice.choice] : standingOfCells(own),
      securedAt: choice?.securedAt || [...new Set(named)].join(', '),
      reason: choice?.reason ?? ''
    };
  });
}

const STANDING_OF_CHOICE = {
  provide: 'fulfils',
  'secured-elsewhere': 'secures-elsewhere',
  'not-needed': 'not-needed-yet'
} as const;

/** Without a choice the numbers tell what they can: somebody serves here, or elsewhere, or nobody said. */
function standingOfCells(cells: readonly Pick<CapacityCell, 'existing' | 'securedElsewhere'>[]) {
  if (cells.some((one) => (one.existing?.value ?? 0) > 0)) return 'fulfils';
  return cells.some((one) => (one.securedElsewhere?.value ?? 0) > 0) ? 'secures-elsewhere' : 'undecided';
}
