import { redirect } from '@sveltejs/kit';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { PART_STATES } from '#lib/domain/plans/part-work.ts';
import { partStates } from '#lib/server/desk/part-states.ts';
import { shownFindings } from '#lib/server/desk/shown-findings.ts';
import { tourStep } from '#lib/ui/desk/tour.ts';
import { openDesk } from '../../../desk.ts';
import { openPlan, planPath } from '../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { whole, findings } = open;
  const left = openFindings(findings);
  const next = left.find((one) => one.severity === 'missing') ?? left[0];
  const { url } = event;
  const { hasLeft, works } = await open.desk.inBody(async ({ accounts, partWork }) => ({
    // Who only reads is not walked through what she cannot use; she may ask for it.
    hasLeft: !open.may('edit-plan') || (await accounts.hasLeftTour(open.desk.account.id)),
    works: await partWork.list(whole.plan.id)
  }));
  const states = partStates(whole, works);
  return open.page('', whole.plan.title, {
    period: { from: whole.plan.validFrom, to: whole.plan.validTo },
    missing: left.filter((one) => one.severity === 'missing').length,
    warnings: left.filter((one) => one.severity === 'warning').length,
    next: next ? (shownFindings([next], open.path, open.context)[0] ?? null) : null,
    tourAt: tourStep(url.searchParams.get('prehliadka'), hasLeft),
    parts: PART_STATES.flatMap((state) => {
      const count = [...states.values()].filter((one) => one === state).length;
      return count > 0 ? [{ state, count }] : [];
    }),
    isPublished: open.published,
    mayFollow: open.published && open.may('create-plan'),
    follows: whole.judged.measures.some(({ continues }) => continues !== null),
    mayEdit: open.may('edit-plan'),
    isGuided: open.may('edit-plan') && whole.plan.mode === 'small-village',
    mayImport: open.may('import-tables')
  });
};

export const actions: Actions = {
  skoncit: async (event) => {
    const { account, inBody } = await openDesk(event, 'view-desk');
    await inBody(({ accounts }) => accounts.leaveTour(account.id, new Date()));
    redirect(303, planPath(event));
  }
};
