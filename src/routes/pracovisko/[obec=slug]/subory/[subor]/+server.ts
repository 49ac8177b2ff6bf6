import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { openDesk } from '../../../desk.ts';
import type { RequestHandler } from './$types';

const TYPES = { png: 'image/png', jpeg: 'image/jpeg' } as const;

/** A picture of this body, to its own people only. Whatever its bytes hold, a browser runs nothing of it. */
export const GET: RequestHandler = async (event) => {
  const { inBody } = await openDesk(event, 'view-desk');
  const { subor } = event.params;
  const picture = /^[0-9a-f]{64}$/.test(subor)
    ? await inBody((stores) => stores.attachments.find(subor))
    : undefined;
  const file = picture && (await theInstallation().files.stream(picture.hash));
  if (!picture || !file) error(404, event.locals.t('error.404.title'));
  return new Response(Readable.toWeb(file.content) as ReadableStream, {
    headers: {
      'content-type': TYPES[picture.kind],
      'content-length': String(file.size),
      'content-disposition': `inline; filename="${picture.hash.slice(0, 12)}.${picture.kind}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      // Its name is its content: it never changes. But only this person may keep it.
      'cache-control': 'private, max-age=31536000, immutable'
    }
  });
};
