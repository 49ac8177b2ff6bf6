import { warningsOf } from '#lib/domain/consultations/consultation.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { versionPath } from '#lib/domain/tenancy/body-address.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { openDiscussion } from '../open-discussion.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, setHeaders }) => {
  const { publicDb, t } = locals;
  const { body, versions } = await parent();
  const { discussion, published, path, list, state } = await openDiscussion(locals, body, params.diskusia);
  // A comment changes it, and raises no revision.
  setHeaders({ 'cache-control': 'no-store' });
  const version = versions.find(
    (one) => one.planId === discussion.planId && one.number === discussion.versionNumber
  );
  const voices = publishedVoices(publicDb);
  const meetings = await Promise.all(
    discussion.meetingIds.map((id) => voices.find(body.bodyId, 'meeting', id))
  );
  // Nobody is sent to a meeting that was called off.
  const held = meetings.filter((one) => one !== undefined && !one.content.isCancelled) as Exclude<
    (typeof meetings)[number],
    undefined
  >[];
  const sections = await published.sections(body.bodyId, discussion.id);
  const easy = version ? await publishedPlans(publicDb).easySections(version) : [];
  const versionHref = version ? versionPath(body.home, version) : null;
  return {
    ...{ title: discussion.title, path, list, state, discussion, versionHref },
    description: t('discussions.description', { owner: ownerName(body, t) }),
    period: version ? planPeriod(version).replace('-', ' – ') : '',
    owner: ownerName(body, t),
    easyHref: easy.length > 0 && versionHref ? `${versionHref}/lahko-citatelne` : null,
    comparisonHref: versions.length > 1 && versionHref ? `${versionHref}/porovnanie` : null,
    meetings: held.map((one) => ({ id: one.id, ...one.content })),
    warnings: warningsOf(discussion, held.length),
    total: sections.reduce((sum, one) => sum + one.comments, 0),
    sections: sections.flatMap(({ section, comments }) =>
      section === null ? [] : [{ section, comments, title: t(`planTerm.section.${section}`) }]
    )
  };
};
