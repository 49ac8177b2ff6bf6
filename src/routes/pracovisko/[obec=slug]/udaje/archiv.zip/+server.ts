import { randomUUID } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { BodyArchiveError } from '#lib/server/body-archive/archive-fault.ts';
import { writeBody } from '#lib/server/body-archive/write-body.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openDesk } from '../../../desk.ts';
import type { RequestHandler } from './$types';

/**
 * Everything the body keeps, as one file. It is written beside and then sent: whoever downloads has the whole archive or
 * an error, never half of one.
 */
export const GET: RequestHandler = async (event) => {
  const { body, actor, inBody } = await openDesk(event, 'export-body');
  const { locals } = event;
  const path = join(tmpdir(), `opora-${randomUUID()}.zip`);
  try {
    await writeBody(theInstallation(), body, path, new Date());
  } catch (error) {
    if (!(error instanceof BodyArchiveError)) throw error;
    redirect(303, `${inLanguage(`/pracovisko/${body.slug}/udaje`, locals.locale)}?stav=busy`);
  }
  await inBody(({ events }) =>
    events.add({ actorId: actor.actorId, action: 'exported', subject: 'body', subjectId: body.bodyId })
  );
  const { size } = await stat(path);
  const file = await open(path, 'r');
  // Its name goes at once; what is open is read to its end.
  await rm(path, { force: true });
  return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(size),
      'content-disposition': `attachment; filename="opora-${body.slug}-${locals.today}.zip"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store'
    }
  });
};
