import { type Kysely, sql } from 'kysely';
import type { DocumentKind } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';
import type { PublishedDocumentTable } from './tables/documents.ts';

/** A document as everybody sees it; sizes in bytes. */
export type PublishedDocument = Omit<PublishedDocumentTable, 'publishedAt'> & { publishedAt: Date };

export type DocumentFilter = {
  kind?: DocumentKind | undefined;
  year?: number | undefined;
  group?: string | undefined;
};

export const DOCUMENTS_PER_PAGE = 20;

/** How many documents of each kind, year and target group a body has published. */
export type DocumentCounts = { kind: DocumentKind; year: number; groups: string[]; documents: number }[];

type Reading = Pick<PublicSchema, 'publishedDocument' | 'planningBody'>;

/** What anybody reads of documents: plain selects. */
export function publishedDocuments(db: PublicDb | Kysely<Reading>) {
  const reading = db as Kysely<Reading>;
  const all = (bodyId: BodyId) =>
    reading.selectFrom('publishedDocument').selectAll().where('bodyId', '=', bodyId);

  return {
    find: (bodyId: BodyId, id: string): Promise<PublishedDocument | undefined> =>
      all(bodyId).where('id', '=', id).executeTakeFirst(),

    /** One page (from 1), the newest first. */
    page: (bodyId: BodyId, filter: DocumentFilter, page: number): Promise<PublishedDocument[]> => {
      const { kind, year, group } = filter;
      return all(bodyId)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind as DocumentKind))
        .$if(year !== undefined, (query) => query.where('year', '=', year as number))
        .$if(group !== undefined, (query) =>
          query.where(sql<boolean>`${group as string} = any (target_group_codes)`)
        )
        .orderBy('year', 'desc')
        .orderBy('day', (day) => day.desc().nullsLast())
        .orderBy('id')
        .limit(DOCUMENTS_PER_PAGE)
        .offset((page - 1) * DOCUMENTS_PER_PAGE)
        .execute();
    },

    counts: async (bodyId: BodyId): Promise<DocumentCounts> => {
      const rows = await reading
        .selectFrom('publishedDocument')
        .select(['kind', 'year', 'targetGroupCodes as groups'])
        .select(({ fn }) => fn.countAll<number>().as('documents'))
        .where('bodyId', '=', bodyId)
        .groupBy(['kind', 'year', 'targetGroupCodes'])
        .execute();
      return rows.map((row) => ({ ...row, documents: Number(row.documents) }));
    }
  };
}

/** The name under which the entries of a document's passages are kept, a batch under each. */
export function documentSource(id: string, batch: number): string {
  return `document:${id}/${batch}`;
}

/** How documents are published and withdrawn, inside the body's transaction. */
export function documentPublisher(tx: Tx, bodyId: BodyId) {
  const forgetEntries = async (id: string) => {
    await sql`
      delete from published_search_entry
      where body_id = ${bodyId} and starts_with(source, ${`document:${id}/`})`.execute(tx);
  };
  return {
    /** Everybody sees it as it is now. What the search knew of it is forgotten: passages follow. */
    publish: async (document: Omit<PublishedDocument, 'publishedAt' | 'bodyId'>): Promise<void> => {
      const { id, ...rest } = document;
      await tx
        .insertInto('publishedDocument')
        .values({ bodyId, id, ...rest })
        .onConflict((conflict) => conflict.columns(['bodyId', 'id']).doUpdateSet(rest))
        .execute();
      await forgetEntries(id);
    },

    /** Ids of so many published documents. */
    listIds: async (most: number): Promise<string[]> => {
      const rows = await tx
        .selectFrom('publishedDocument')
        .select('id')
        .where('bodyId', '=', bodyId)
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },

    withdraw: async (id: string): Promise<boolean> => {
      await forgetEntries(id);
      const { numDeletedRows } = await tx
        .deleteFrom('publishedDocument')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    }
  };
}
