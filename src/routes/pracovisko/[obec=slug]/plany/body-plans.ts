import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { checkPlan } from '#lib/server/use-cases/plans/read-plan.ts';
import type { Desk, DeskEvent } from '../../desk.ts';

export type PlanInList = {
  id: string;
  title: string;
  href: string;
  years: [number, number];
  missing: number;
  warnings: number;
  askOperator: number;
  demonstration: boolean;
};

/** The plans of a body, the newest period first, each with how much the law still misses in it. */
export function bodyPlans(desk: Desk, { locals, params }: DeskEvent): Promise<PlanInList[]> {
  return desk.inBody(async (stores) => {
    const plans: PlanInList[] = [];
    for (const { id, title, demonstration, ...plan } of await stores.plans.list()) {
      const findings = (await checkPlan(stores, desk.body, id, locals.today)) ?? [];
      const open = openFindings(findings);
      const missing = open.filter((one) => one.severity === 'missing').length;
      const years = planYears(plan);
      plans.push({
        ...{ id, title, demonstration, missing },
        href: inLanguage(`/pracovisko/${params.obec}/plany/${id}`, locals.locale),
        years: [years[0] ?? 0, years.at(-1) ?? 0],
        warnings: open.length - missing,
        askOperator: findings.filter((one) => one.severity === 'ask-operator').length
      });
    }
    return plans;
  });
}
