import { sql } from 'kysely';
import type { RegisterFault } from '#lib/domain/directory/register/register-entry.ts';
import type {
  RegisterCounts,
  RegisterImport,
  RegisterStage
} from '../use-cases/directory/register/register-work.ts';
import type { Db, Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'fileHash', 'heldFile', 'fileName', 'fileBytes', 'asOf', 'stage', 'refusal', 'line'] as const),
  ...(['readBytes', 'attempts', 'counts', 'actorId', 'uploadedAt', 'appliedAt'] as const)
] as const;

const OPEN = ['waiting', 'reading', 'read', 'applying', 'showing'] as const satisfies RegisterStage[];

/** The last files, for the operator to see what came when. */
const LISTED = 20;

export type RegisterFaultRow = {
  position: number;
  line: number;
  registerNumber: string | null;
  fault: RegisterFault;
};

/** Files of the national register, one of them open at a time. */
export function registerImportStore(db: Db | Tx) {
  const all = () => db.selectFrom('registerImport').select(COLUMNS);
  const set = async (id: string, values: Partial<Pick<RegisterImport, 'stage' | 'readBytes'>>) => {
    await db.updateTable('registerImport').set(values).where('id', '=', id).execute();
  };
  return {
    add: async (
      file: Pick<
        RegisterImport,
        'id' | 'fileHash' | 'heldFile' | 'fileName' | 'fileBytes' | 'asOf' | 'actorId'
      >
    ): Promise<void> => {
      await db.insertInto('registerImport').values(file).execute();
    },

    find: (id: string): Promise<RegisterImport | undefined> => all().where('id', '=', id).executeTakeFirst(),

    /** The file that is being read, or waits for a decision, or is being applied. */
    findOpen: (): Promise<RegisterImport | undefined> =>
      all()
        .where('stage', 'in', [...OPEN])
        .executeTakeFirst(),

    /** The file by which the register stands. */
    findCurrent: (): Promise<RegisterImport | undefined> =>
      all().where('appliedAt', 'is not', null).orderBy('appliedAt', 'desc').limit(1).executeTakeFirst(),

    list: (): Promise<RegisterImport[]> => all().orderBy('uploadedAt', 'desc').limit(LISTED).execute(),

    /** Nobody else decides about it until the transaction ends. */
    lock: (id: string): Promise<RegisterImport | undefined> =>
      all().where('id', '=', id).forUpdate().executeTakeFirst(),

    setStage: (id: string, stage: RegisterStage) => set(id, { stage }),

    setProgress: (id: string, readBytes: number) => set(id, { readBytes }),

    /** Takes note that reading begins, and how often it did; a file that ends the program is not begun for ever. */
    beginReading: async (id: string): Promise<number> => {
      const row = await db
        .updateTable('registerImport')
        .set((on) => ({ stage: 'reading' as const, readBytes: 0, attempts: on('attempts', '+', 1) }))
        .where('id', '=', id)
        .returning('attempts')
        .executeTakeFirst();
      return row?.attempts ?? 0;
    },

    /** All of it is staged; its file is let go. */
    markRead: async (id: string, counts: RegisterCounts): Promise<void> => {
      await db
        .updateTable('registerImport')
        .set((on) => ({
          ...{ stage: 'read' as const, heldFile: null, counts: JSON.stringify(counts) },
          readBytes: on.ref('fileBytes')
        }))
        .where('id', '=', id)
        .execute();
    },

    markRefused: async (id: string, refusal: string, line: number | null): Promise<void> => {
      await db
        .updateTable('registerImport')
        .set({ stage: 'refused', heldFile: null, refusal, line })
        .where('id', '=', id)
        .execute();
    },

    markDiscarded: async (id: string): Promise<void> => {
      await db
        .updateTable('registerImport')
        .set({ stage: 'discarded', heldFile: null })
        .where('id', '=', id)
        .execute();
    },

    /** The one row by which everything the file says counts from now on. */
    markApplied: async (id: string): Promise<void> => {
      await db
        .updateTable('registerImport')
        .set({ stage: 'showing', appliedAt: sql<Date>`clock_timestamp()` })
        .where('id', '=', id)
        .where('appliedAt', 'is', null)
        .execute();
    },

    addFaults: async (importId: string, faults: readonly RegisterFaultRow[]): Promise<void> => {
      if (faults.length === 0) return;
      await db
        .insertInto('registerFault')
        .values(faults.map((fault) => ({ importId, ...fault })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    countFaults: async (importId: string): Promise<number> => {
      const { count } = await db
        .selectFrom('registerFault')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('importId', '=', importId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** Refused records of a file in its order, one page of them (from 1). */
    listFaults: (importId: string, page: number, size: number): Promise<RegisterFaultRow[]> =>
      db
        .selectFrom('registerFault')
        .select(['position', 'line', 'registerNumber', 'fault'])
        .where('importId', '=', importId)
        .orderBy('position')
        .limit(size)
        .offset((page - 1) * size)
        .execute()
  };
}
