import { type Finding, isFaint, ORIGINS, type Origin } from './finding.ts';

/**
 * How firmly a need stands: on nothing; only on weak findings; on one kind of source alone; or on two kinds of
 * source at least, each with a finding that is not weak. Four kinds of evidence that agree weigh more than four
 * times the same (kpss 8: statistics beside the voice of the community).
 */
export type Strength = 'nothing' | 'weak-only' | 'one-source' | 'several-sources';

export type Footing = {
  strength: Strength;
  /** Kinds of source it stands on, each once, in the order of `ORIGINS`. */
  origins: readonly Origin[];
};

/** What a need stands on, of the findings it was made of. */
export function footingOf(findings: readonly Pick<Finding, 'origin' | 'sample' | 'strength'>[]): Footing {
  const given = new Set(findings.map(({ origin }) => origin));
  const firm = new Set(findings.filter((finding) => !isFaint(finding)).map(({ origin }) => origin));
  return {
    origins: ORIGINS.filter((origin) => given.has(origin)),
    strength: strengthOf(given.size, firm.size)
  };
}

function strengthOf(given: number, firm: number): Strength {
  if (given === 0) return 'nothing';
  if (firm === 0) return 'weak-only';
  return firm === 1 ? 'one-source' : 'several-sources';
}
