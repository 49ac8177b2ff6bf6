import { isForEverybody } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { documentSource } from '../db/published-documents.ts';
import { type PrintedBody, printedBody } from '../printed-body.ts';
import { inTransaction, type Stores } from '../stores.ts';
import { documentEntries } from '../use-cases/documents/document-entries.ts';
import type { BodyDocument } from '../use-cases/documents/document-work.ts';
import { settledAs } from './claim-document.ts';

/**
 * Puts a document where the public finds it, as it is now, or takes it away from there. Its passages are indexed a few
 * at a time, each in a short transaction; if somebody changes it meanwhile, the rest is left for the next look.
 * @param mark of the analysis it is indexed by
 */
export async function settleDocument(db: Db, bodyId: BodyId, id: string, mark: number): Promise<void> {
  const body = await bodyOf(db, bodyId);
  if (!body) return;
  const begun = await inTransaction(db, bodyId, async (stores) => {
    const document = await stores.documents.lock(id);
    return document && begin(stores, body, document, mark);
  });
  let next = begun?.next ?? null;
  while (begun && next !== null) {
    const from: number = next;
    next = await inTransaction(db, bodyId, async (stores) => {
      const document = await stores.documents.lock(id);
      if (document?.revision !== begun.revision) return null;
      return indexFrom(stores, body, document, { from, mark });
    });
  }
}

async function bodyOf(db: Db, bodyId: BodyId): Promise<PrintedBody | null> {
  const body = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('bodyId', '=', bodyId)
    .executeTakeFirst();
  return body ? printedBody(db, body) : null;
}

type Begun = { revision: number; next: number | null };

async function begin(
  stores: Stores,
  body: PrintedBody,
  document: BodyDocument,
  mark: number
): Promise<Begun> {
  const { documents, published, publishedDocuments } = stores;
  const { id, revision } = document;
  if (!isForEverybody(document)) {
    if (await publishedDocuments.withdraw(id)) await published.raiseRevision();
    await documents.markSettled(id, settledAs(mark, revision));
    return { revision, next: null };
  }
  const { hash: fileHash, title, kind, format, size, day, year } = document;
  const { targetGroupCodes, serviceTypeCodes, alternative } = document;
  await publishedDocuments.publish({
    ...{ id, title, kind, format, size, fileHash, day, year },
    ...{ targetGroupCodes, serviceTypeCodes, alternative }
  });
  await published.raiseRevision();
  return { revision, next: await indexFrom(stores, body, document, { from: 0, mark }) };
}

/** Indexes a batch; the place where the next one begins, or null when there is none. */
async function indexFrom(
  { documents, search }: Stores,
  body: PrintedBody,
  document: BodyDocument,
  { from, mark }: { from: number; mark: number }
): Promise<number | null> {
  const { id, revision } = document;
  const passages = await documents.passagesFrom(id, from);
  // What has no text is found by what people say of it.
  const indexed = from === 0 && passages.length === 0 ? [{ place: 0, text: '' }] : passages;
  if (indexed.length > 0)
    await search.replaceEntriesOf(documentSource(id, from), documentEntries(document, body, indexed));
  const last = passages.at(-1);
  if (last) return last.place + 1;
  await documents.markSettled(id, settledAs(mark, revision));
  return null;
}
