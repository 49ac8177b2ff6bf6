import { error, type RequestEvent } from '@sveltejs/kit';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { isMunicipality, publicBody } from '#lib/server/public/municipality.ts';
import { planFile } from '#lib/server/public/plan-file.ts';
import { versionNumber } from './plan-load.ts';

type FileEvent = Pick<RequestEvent, 'locals' | 'request'> & {
  params: { obec: string; period?: string; version?: string };
};

/** The file of whichever version the address means, in the format of its ending. */
export async function answerWithFile(
  { locals, params, request }: FileEvent,
  ending: string
): Promise<Response> {
  const { publicDb, today } = locals;
  const body = await publicBody(publicDb, params.obec);
  if (!body || !isMunicipality(body)) error(404, 'no-such-municipality');
  const asked = {
    ...(params.period === undefined ? {} : { period: params.period }),
    ...(params.version === undefined ? {} : { number: versionNumber(params.version) })
  };
  const version = chosenVersion(await publishedPlans(publicDb).versions(body.bodyId), asked, today);
  if (!version) error(404, 'no-such-plan');
  const state = planStateOn(version.records, version, today);
  const { files } = theInstallation();
  return planFile({ db: publicDb, files }, version, ending, { slug: body.slug, state, request });
}
