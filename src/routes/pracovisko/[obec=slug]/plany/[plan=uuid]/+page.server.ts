import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { shownFindings } from '#lib/server/desk/shown-findings.ts';
import { openPlan } from '../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { whole, findings } = open;
  const left = openFindings(findings);
  const next = left.find((one) => one.severity === 'missing') ?? left[0];
  return open.page('', whole.plan.title, {
    period: { from: whole.plan.validFrom, to: whole.plan.validTo },
    missing: left.filter((one) => one.severity === 'missing').length,
    warnings: left.filter((one) => one.severity === 'warning').length,
    next: next ? (shownFindings([next], open.path, open.context)[0] ?? null) : null,
    mayEdit: open.may('edit-plan'),
    isGuided: open.may('edit-plan') && whole.plan.mode === 'small-village',
    mayImport: open.may('import-tables')
  });
};
