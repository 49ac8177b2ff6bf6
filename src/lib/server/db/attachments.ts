import type { Kysely } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { FileHash } from '../files.ts';
import type { Schema } from './schema.ts';

/** A picture somebody brought: what its file is (bytes, pixels) and what it was called on their machine. */
export type Attachment = {
  id: string;
  hash: FileHash;
  kind: 'png' | 'jpeg';
  size: number;
  width: number;
  height: number;
  originalName: string;
};

const COLUMNS = ['id', 'hash', 'kind', 'size', 'width', 'height', 'originalName'] as const;

/** Pictures of one body. The same file brought twice is one row. */
export function attachmentStore(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    add: async (attachment: Attachment, actorId: string | null): Promise<'added' | 'there-already'> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('attachment')
        .values({ ...attachment, bodyId, actorId })
        .onConflict((conflict) => conflict.columns(['bodyId', 'hash']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'there-already';
    },

    find: (hash: FileHash): Promise<Attachment | undefined> =>
      tx
        .selectFrom('attachment')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .where('hash', '=', hash)
        .executeTakeFirst(),

    /** The newest first. */
    list: (): Promise<Attachment[]> =>
      tx
        .selectFrom('attachment')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .orderBy('uploadedAt', 'desc')
        .execute()
  };
}
