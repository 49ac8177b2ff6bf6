export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** A risk (riziko) of carrying out the plan, how likely and how grave, and what is done against it. */
export type Risk = {
  id: string;
  position: string;
  title: string;
  likelihood: RiskLevel;
  impact: RiskLevel;
  mitigation: string;
};

/** How grave a risk is from 1 (low × low) to 9 (high × high); orders the table of risks. */
export function gravityOf(risk: Pick<Risk, 'likelihood' | 'impact'>): number {
  return weight(risk.likelihood) * weight(risk.impact);
}

function weight(level: RiskLevel): number {
  return RISK_LEVELS.indexOf(level) + 1;
}
