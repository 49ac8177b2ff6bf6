import { error } from '@sveltejs/kit';
import { publishedPlans } from '#lib/server/db/published.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { openOwner } from '../../../../../open-owner.ts';
import { versionNumber } from '../../../../plan-load.ts';
import type { RequestHandler } from './$types';

/** A picture of a published version. A file that the version does not show is not given, whoever knows its hash. */
export const GET: RequestHandler = async (event) => {
  const { locals, params } = event;
  const { publicDb, today } = locals;
  const body = await openOwner(event);
  const asked = { period: params.period, number: versionNumber(params.version) };
  const plans = publishedPlans(publicDb);
  const version = chosenVersion(await plans.versions(body.bodyId), asked, today);
  const document = version && (await plans.document(version));
  const blocks = document?.sections.flatMap((section) => section.blocks) ?? [];
  const isShown =
    document?.body.arms?.file === params.file ||
    blocks.some(({ content }) => content.kind === 'figure' && content.file === params.file);
  const content = isShown ? await theInstallation().files.get(params.file) : null;
  if (!content) error(404, 'no-such-file');
  return new Response(new Uint8Array(content), {
    headers: {
      // Its first bytes were judged when it was stored: these two kinds are taken.
      'content-type': content[0] === 0x89 ? 'image/png' : 'image/jpeg',
      'content-length': String(content.byteLength),
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable'
    }
  });
};
