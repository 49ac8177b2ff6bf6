import { Readable } from 'node:stream';
import { sheetLines } from '#lib/server/desk/sheet-export.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { sheetsAt } from '../read-sheets.ts';
import type { RequestHandler } from './$types';

/** Every counted sheet as a line of codes, sent while it is read. */
export const GET: RequestHandler = async (event) => {
  const { desk, code, ...sheets } = await sheetsAt(event);
  const { actor, body } = desk;
  await desk.inBody(({ events }) =>
    events.add({ actorId: actor.actorId, action: 'exported', subject: 'responses', subjectId: sheets.id })
  );
  const { bulkDb } = theInstallation().database;
  const lines = sheetLines((work) => inTransaction(bulkDb, body.bodyId, work), sheets);
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="odpovede-${code}.csv"`,
      'cache-control': 'no-store'
    }
  });
};
