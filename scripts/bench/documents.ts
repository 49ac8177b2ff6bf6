import { join } from 'node:path';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { composeVersion } from '#lib/server/documents/compose-version.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { openPrinter, type PrintFormat } from '#lib/server/documents/printer.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { preparedFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 9);
const PICTURES = { files: new Map() };

/**
 * The files of a whole plan, from its frozen content to the finished file, in a printer that is warm. The limit is
 * the same printer's time for a document that holds nothing but its title page.
 */
export async function* documents(): AsyncGenerator<Line> {
  const compose = await rajec();
  const printer = openPrinter();
  const empty: PublicationDocument = { ...compose(), sections: [], annexes: [] };
  try {
    const orders: [PrintFormat, string, string][] = [
      ['ua-1', 'PDF/UA-1', 'value <= 600'],
      ['a-2a', 'PDF/A-2a', 'value <= 1000'],
      ['docx', 'DOCX', 'value <= 3000']
    ];
    const pages = pagesOf(await printer.print(compose(), PICTURES, 'ua-1'));
    for (const [format, what, goal] of orders) {
      const name = `${what} of a plan of ${pages} pages, warm`;
      const limit = await median(() => printer.print(empty, PICTURES, format));
      const value = await median(() => printer.print(compose(), PICTURES, format));
      yield lineOf({ group: 'documents', name, value, unit: 'ms', limit, goal });
    }
    const limit = await median(async () => renderHtml(empty, String));
    const value = await median(async () => renderHtml(compose(), String));
    const name = `web page of the same plan, composed and written`;
    yield lineOf({ group: 'documents', name, value, unit: 'ms', limit, goal: 'value <= 60' });
  } finally {
    await printer.close();
  }
}

/** Composes the published plan of Rajec anew, with the state it has. */
async function rajec(): Promise<() => PublicationDocument> {
  const database = await openDatabase({ folder: join(await preparedFolder(1), 'database'), url: null });
  const body = await database.db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('unitCode', '=', '517917')
    .executeTakeFirstOrThrow();
  const printed = await printedBody(database.db, body);
  const read = publishedPlans(database.publicDb);
  const version = await read.inForce(body.bodyId, '2026-11-21');
  const document = version && (await read.document(version));
  await database.close();
  if (!version || !document) throw new Error('Rajec has no published plan.');
  const { number, contentHash } = version;
  const records = version.records.map((record) => ({ ...record, contentHash }));
  const toPrint = { document, number, contentHash, records, today: '2026-11-21' as const };
  return () => composeVersion(printed, toPrint, 'http://localhost', 'sk');
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return percentile(times, 50);
}

/** The number of pages that the file's page tree tells. */
function pagesOf(pdf: Uint8Array): number {
  const counts = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Count (\d+)/g)
  ];
  return Math.max(0, ...counts.map((match) => Number(match[1])));
}
