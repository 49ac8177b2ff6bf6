import type { PartlyVerified } from './verification.ts';

/** Letters of § 2 ods. 2 of act 448/2008. */
export const ADVERSE_SITUATION_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;
export type AdverseSituationLetter = (typeof ADVERSE_SITUATION_LETTERS)[number];

/** A reason of an adverse social situation (nepriaznivá sociálna situácia, § 2 ods. 2), in short words of ours. */
export type AdverseSituation = PartlyVerified & {
  letter: AdverseSituationLetter;
  nameSk: string;
  nameEn: string;
};

/**
 * A target group (cieľová skupina). The four usual ones cover every plan that was found (kpss.md 3.2);
 * which reasons of § 2 a group answers is a proposal that each plan may change.
 */
export type TargetGroup = {
  code: string;
  nameSk: string;
  nameEn: string;
  adverseSituations: readonly AdverseSituationLetter[];
};

/** Reasons of § 2 that none of the groups answers. */
export function uncoveredSituations(
  groups: readonly Pick<TargetGroup, 'adverseSituations'>[]
): AdverseSituationLetter[] {
  const covered = new Set(groups.flatMap((group) => group.adverseSituations));
  return ADVERSE_SITUATION_LETTERS.filter((letter) => !covered.has(letter));
}
