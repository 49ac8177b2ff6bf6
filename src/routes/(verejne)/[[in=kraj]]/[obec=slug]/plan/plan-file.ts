import { error } from '@sveltejs/kit';
import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { planFile } from '#lib/server/public/plan-file.ts';
import { type OwnerEvent, openOwner } from '../open-owner.ts';
import { versionNumber } from './plan-load.ts';

type FileEvent = OwnerEvent & { request: Request; params: { period?: string; version?: string } };

/** The file of whichever version the address means, in the format of its ending. */
export async function answerWithFile(event: FileEvent, ending: string): Promise<Response> {
  const { locals, params, request } = event;
  const { publicDb, today } = locals;
  const body = await openOwner(event);
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
