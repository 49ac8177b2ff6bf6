import { error } from '@sveltejs/kit';
import { isInterim } from '#lib/domain/monitoring/evaluation.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { evaluationPath } from '#lib/domain/tenancy/body-address.ts';
import { officeKindOf } from '#lib/domain/tenancy/office.ts';
import { formats } from '#lib/i18n/format.ts';
import { publishedEvaluations } from '#lib/server/db/evaluations.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { evaluationDocument } from '#lib/server/documents/compose-evaluation.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

/** What became of a plan in a year, as the body published it last. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { publicDb, t, locale } = locals;
  const { body, frame, versions } = await parent();
  const year = Number(params.rok);
  const published = publishedEvaluations(publicDb);
  const [one, all] = await Promise.all([published.ofYear(body.bodyId, year), published.list(body.bodyId)]);
  const version =
    one &&
    versions.find(({ planId, number }) => planId === one.planId && number === one.content.version.number);
  const plan = version && (await publishedPlans(publicDb).document(version));
  if (!one || !plan) error(404, t('error.404.title'));
  const { day } = formats(locale);
  const document = evaluationDocument(
    {
      body: await printedBody(publicDb, body),
      office: officeKindOf(body.kind, body.unitKind),
      origin: theInstallation().origin
    },
    plan,
    one.content,
    one.contentHash
  );
  const path = evaluationPath(body.home, year);
  return {
    title: t('evaluation.public.title', { year }),
    description: t('evaluation.public.description', { year, owner: ownerName(body, t) }),
    frame: { ...frame, demo: plan.demonstration },
    ...{ path, contentHash: one.contentHash, state: document.front.state, interim: isInterim(one.content) },
    // No picture stands in an evaluation.
    html: renderHtml(document, () => ''),
    shown: all
      .filter((other) => other.year === year)
      .map(({ number, publishedAt }) => ({
        number,
        on: day(dayInSlovakia(publishedAt)),
        path: `${path}/v${number}`
      })),
    years: [...new Set(all.map((other) => other.year))].map((of) => ({
      year: of,
      path: evaluationPath(body.home, of)
    }))
  };
};
