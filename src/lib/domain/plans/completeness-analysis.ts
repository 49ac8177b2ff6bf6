import type { Rule } from '../law/requirement.ts';
import type { Dimension } from './analysis-note.ts';
import type { Found } from './completeness-finding.ts';
import { isOwnText } from './plan.ts';
import type { CompletenessRule, PlanForJudging } from './plan-for-judging.ts';

/** Parts a, b and c of § 83: analysis of services, of requirements, and of the social situation. */
export const ANALYSIS_RULES = {
  'services-by-kind': (plan) => judgeServices(plan, 'kind'),
  'services-by-form': (plan) => judgeServices(plan, 'form'),
  'services-by-target-group': (plan) => judgeServices(plan, 'target-group'),
  'requirements-of-recipients': (plan) => judgeVoice(plan, 'recipients'),
  'requirements-of-inhabitants': (plan) => judgeVoice(plan, 'inhabitants'),
  'requirements-by-kind': (plan) => judgeRequirements(plan, 'kind'),
  'requirements-by-form': (plan) => judgeRequirements(plan, 'form'),
  'requirements-by-target-group': (plan) => judgeRequirements(plan, 'target-group'),
  demography: judgeDemography
} satisfies Partial<Record<Rule, CompletenessRule>>;

type AnalysisPart = 'services-analysis' | 'requirements-analysis';

/**
 * Letter a. A code is analysed when a dated figure of the directory or of the matrix says how much there is,
 * or somebody's own note does. A choice for a kind says so for that kind in every form and group (product.md).
 */
function judgeServices(plan: PlanForJudging, dimension: Dimension): Found[] {
  const figures = [...plan.existing, ...plan.cells.filter((cell) => cell.existing !== null)];
  const said = new Set([...noted(plan, 'services-analysis', dimension), ...codesOf(figures, dimension)]);
  if (dimension === 'kind') for (const choice of plan.kindChoices) said.add(choice.serviceTypeCode);
  else if (plan.kindChoices.length > 0) return [];
  return uncovered('services-analysis', dimension, scopeOf(plan, dimension), said);
}

/** Letter b. A requirement is known from a finding, a need or an own note that names the code. */
function judgeRequirements(plan: PlanForJudging, dimension: Dimension): Found[] {
  const said = new Set(noted(plan, 'requirements-analysis', dimension));
  for (const one of [...plan.needs, ...plan.findings]) {
    if (dimension === 'kind' && one.serviceTypeCode !== null) said.add(one.serviceTypeCode);
    if (dimension === 'form' && one.formCode !== null) said.add(one.formCode);
    if (dimension === 'target-group') for (const code of one.targetGroupCodes) said.add(code);
  }
  return uncovered('requirements-analysis', dimension, scopeOf(plan, dimension), said);
}

/** What has to be analysed: the target groups of the plan, and the kinds and forms its goals develop. */
function scopeOf(plan: PlanForJudging, dimension: Dimension): Set<string> {
  if (dimension === 'target-group') return new Set(plan.plan.targetGroupCodes);
  const services = plan.goals.flatMap((goal) => goal.services);
  return new Set(
    services.flatMap((one) => (dimension === 'kind' ? one.serviceTypeCode : (one.formCode ?? [])))
  );
}

function codesOf(
  rows: readonly { serviceTypeCode: string; formCode: string; targetGroupCode: string }[],
  dimension: Dimension
): string[] {
  return rows.map((row) => {
    if (dimension === 'kind') return row.serviceTypeCode;
    return dimension === 'form' ? row.formCode : row.targetGroupCode;
  });
}

function noted(plan: PlanForJudging, part: AnalysisPart, dimension: Dimension): string[] {
  return plan.analysisNotes
    .filter((note) => note.part === part && note.dimension === dimension && isOwnText(note))
    .map((note) => note.code);
}

function uncovered(
  part: AnalysisPart,
  dimension: Dimension,
  scope: ReadonlySet<string>,
  said: ReadonlySet<string>
): Found[] {
  const subject = { kind: 'section', id: part } as const;
  const where = { page: 'analysis', part, dimension } as const;
  if (said.size === 0) return [{ subject, where, variant: 'none' }];
  const codes = [...scope].filter((code) => !said.has(code));
  return codes.length === 0
    ? []
    : [{ subject, where, variant: 'some', params: { [PARAM[dimension]]: codes } }];
}

const PARAM: Record<Dimension, string> = {
  kind: 'kinds',
  form: 'forms',
  'target-group': 'groups'
};

/** § 83 letter b asks recipients **and other inhabitants**: each must be heard at least once. */
function judgeVoice(plan: PlanForJudging, voice: 'recipients' | 'inhabitants'): Found[] {
  if (plan.findings.some((one) => one.voice === voice)) return [];
  return [{ subject: { kind: 'section', id: 'requirements-analysis' }, where: { page: 'findings', voice } }];
}

/** Letter c: dated population figures, or an own text about the social situation. */
function judgeDemography(plan: PlanForJudging): Found[] {
  const section = 'social-situation';
  const written = plan.sectionTexts.some((one) => one.section === section && one.ownWords > 0);
  if (plan.demography !== null || written) return [];
  return [{ subject: { kind: 'section', id: section }, where: { page: 'section', section } }];
}
