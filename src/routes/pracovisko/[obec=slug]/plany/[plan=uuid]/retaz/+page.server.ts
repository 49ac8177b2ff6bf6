import { chainThrough } from '#lib/domain/evidence/chain.ts';
import { footingOf } from '#lib/domain/evidence/footing.ts';
import { LOOSE_ENDS, looseEnds } from '#lib/domain/evidence/loose-ends.ts';
import { shortened } from '#lib/server/desk/forms/form-context.ts';
import { changedFigure } from '#lib/server/desk/living-figures.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

/** Which of the plan's addresses keeps what is loose. */
const SEGMENT = {
  findingsWithoutNeed: 'zistenia',
  needsWithoutFinding: 'potreby',
  needsWithoutGoal: 'potreby',
  goalsWithoutNeed: 'ciele',
  goalsWithoutMeasure: 'ciele'
} as const;

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk', { figures: true });
  const { t } = event.locals;
  const { findings, needs, goals, measures } = open.whole.judged;
  const ends = looseEnds({ findings, needs, goals, measures });
  const titles = new Map([
    ...findings.map(({ id, statement }) => [id, shortened(statement)] as const),
    ...[...needs, ...goals, ...measures].map(({ id, title }) => [id, title] as const)
  ]);
  const mayEdit = open.may('edit-plan');
  return open.page('retaz', t('chainDesk.title'), {
    mayEdit,
    needHref: `${open.path}/potreby/nove`,
    swotHref: `${open.path}/swot/nove`,
    ends: LOOSE_ENDS.map((name) => ({
      name,
      things: ends[name].map((id) => ({
        id,
        title: titles.get(id) ?? '',
        href: mayEdit ? `${open.path}/${SEGMENT[name]}/${id}` : undefined
      }))
    })).filter(({ things }) => things.length > 0),
    changed: findings.flatMap((finding) => {
      const said = changedFigure(finding, open.context);
      if (!said) return [];
      const chain = chainThrough(open.whole.judged, 'finding', finding.id);
      const depends = [...chain.need, ...chain.goal, ...chain.measure].map((id) => titles.get(id) ?? '');
      const href = mayEdit ? `${open.path}/zistenia/${finding.id}` : undefined;
      return [{ title: shortened(finding.statement), said, depends: depends.join(' · '), href }];
    }),
    needs: needs.map((need) => {
      const chain = chainThrough(open.whole.judged, 'need', need.id);
      const { origins, strength } = footingOf(findings.filter(({ id }) => chain.finding.includes(id)));
      return {
        title: need.title,
        href: mayEdit ? `${open.path}/potreby/${need.id}` : undefined,
        findings: chain.finding.length,
        origins: origins.map((origin) => t(`planTerm.origin.${origin}`)).join(', '),
        strength: t(`chainDesk.strength.${strength}`),
        goals: chain.goal.length,
        measures: chain.measure.length
      };
    })
  });
};
