import type { Kysely } from 'kysely';
import type { DocumentEntry } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { BodyDocument, DocumentFile, DocumentText } from '../use-cases/documents/document-work.ts';
import type { Schema } from './schema.ts';

const COLUMNS = [
  ...(['id', 'hash', 'format', 'size', 'originalName', 'title', 'kind', 'day', 'year'] as const),
  ...(['targetGroupCodes', 'serviceTypeCodes', 'audience', 'alternative', 'uploadedAt'] as const),
  ...(['revision', 'reading', 'fault', 'letters', 'readLetters', 'pagesWithoutText'] as const)
] as const;
const PASSAGES_AT_ONCE = 10;

/** Documents that one body keeps, published or not, with the passages of their text. */
export function bodyDocumentStore(tx: Kysely<Schema>, bodyId: BodyId) {
  const one = () => tx.selectFrom('bodyDocument').select(COLUMNS).where('bodyId', '=', bodyId);
  const update = (id: string) =>
    tx.updateTable('bodyDocument').where('bodyId', '=', bodyId).where('id', '=', id);

  return {
    add: async (
      document: DocumentEntry & DocumentFile & { id: string },
      actorId: string | null
    ): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('bodyDocument')
        .values({ ...document, bodyId, actorId })
        .onConflict((conflict) => conflict.columns(['bodyId', 'hash']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    find: (id: string): Promise<BodyDocument | undefined> => one().where('id', '=', id).executeTakeFirst(),

    findByHash: (hash: string): Promise<BodyDocument | undefined> =>
      one().where('hash', '=', hash).executeTakeFirst(),

    /** A page of documents, those brought last first. */
    list: (limit = 50, offset = 0): Promise<BodyDocument[]> =>
      one().orderBy('uploadedAt', 'desc').orderBy('id').limit(limit).offset(offset).execute(),

    count: async (): Promise<number> => {
      const { count } = await tx
        .selectFrom('bodyDocument')
        .select(tx.fn.countAll<number>().as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** How many documents still wait to be read, the one under way included. */
    countWaiting: async (): Promise<number> => {
      const { count } = await tx
        .selectFrom('bodyDocument')
        .select(tx.fn.countAll<number>().as('count'))
        .where('bodyId', '=', bodyId)
        .where('reading', 'in', ['waiting', 'reading'])
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    change: async (id: string, revision: number, entry: DocumentEntry): Promise<boolean> => {
      const { numUpdatedRows } = await update(id)
        .set((row) => ({ ...entry, revision: row('revision', '+', 1) }))
        .where('revision', '=', revision)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    remove: async (id: string): Promise<boolean> => {
      const { numDeletedRows } = await tx
        .deleteFrom('bodyDocument')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    /** Keeps others from changing a document until this transaction ends; undefined when it is gone. */
    lock: (id: string): Promise<BodyDocument | undefined> =>
      one().where('id', '=', id).forUpdate().executeTakeFirst(),

    /** Says what reading gave; its passages are there already. False when the document is gone. */
    markRead: async (id: string, text: DocumentText): Promise<boolean> => {
      const result =
        text.outcome === 'read'
          ? {
              ...{ reading: 'read' as const, fault: null, letters: text.letters },
              ...{ readLetters: text.indexedLetters, pagesWithoutText: text.pagesWithoutText }
            }
          : { reading: text.fault === 'scan' ? ('scan' as const) : ('failed' as const), fault: text.fault };
      const { numUpdatedRows } = await update(id)
        .set({ ...result, settledAs: null })
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    markSettled: async (id: string, settledAs: string): Promise<void> => {
      await update(id).set({ settledAs }).execute();
    },

    clearPassages: async (id: string): Promise<void> => {
      await tx
        .deleteFrom('documentPassage')
        .where('bodyId', '=', bodyId)
        .where('documentId', '=', id)
        .execute();
    },

    /** Adds passages from a place on; nothing when the document is gone. */
    addPassages: async (id: string, from: number, texts: readonly string[]): Promise<void> => {
      if (texts.length === 0 || !(await one().where('id', '=', id).forShare().executeTakeFirst())) return;
      await tx
        .insertInto('documentPassage')
        .values(texts.map((text, at) => ({ bodyId, documentId: id, place: from + at, text })))
        .execute();
    },

    /** Passages of a document from a place on, so many that they are indexed in a moment. */
    passagesFrom: (id: string, from: number): Promise<{ place: number; text: string }[]> =>
      tx
        .selectFrom('documentPassage')
        .select(['place', 'text'])
        .where('bodyId', '=', bodyId)
        .where('documentId', '=', id)
        .where('place', '>=', from)
        .orderBy('place')
        .limit(PASSAGES_AT_ONCE)
        .execute()
  };
}
