/** A sheet that was filled in: the seal it was begun with, which keeps it from being counted twice, and its fields. */
export type KeptSheet = {
  sealed: string;
  fields: [name: string, value: string][];
  /** Whether the server found something faulty in it. */
  faulty: boolean;
};

type Kept = KeptSheet & { questionnaire: string };
type Blank = { sealed: string; questionnaire: string };

const NAME = 'opora-opytovatel';

/**
 * The sheets of an interviewer in the database of the browser, which stands a crash and a reload. A blank becomes a sheet
 * in one transaction, so two windows never use one.
 */
export async function openKeptSheets(questionnaire: string) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('blank', { keyPath: 'sealed' });
    opening.result.createObjectStore('sheet', { keyPath: 'sealed' });
  };
  const db = await answered(opening);
  const stores = (mode: IDBTransactionMode) => {
    const transaction = db.transaction(['blank', 'sheet'], mode, { durability: 'strict' });
    return {
      blanks: transaction.objectStore('blank'),
      sheets: transaction.objectStore('sheet'),
      done: new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      })
    };
  };
  const own = <One extends { questionnaire: string }>(all: One[]) =>
    all.filter((one) => one.questionnaire === questionnaire);

  return {
    /** Takes new blanks in. */
    async addBlanks(sealed: readonly string[]): Promise<void> {
      const { blanks, done } = stores('readwrite');
      for (const one of sealed) blanks.put({ sealed: one, questionnaire } satisfies Blank);
      await done;
    },

    /** Keeps what was filled in, on a blank or anew on the sheet that it corrects; false where no blank is left. */
    async keep(fields: KeptSheet['fields'], corrected: string | null): Promise<boolean> {
      const { blanks, sheets, done } = stores('readwrite');
      const blank = corrected ?? own((await answered(blanks.getAll())) as Blank[])[0]?.sealed;
      if (blank === undefined) return false;
      blanks.delete(blank);
      sheets.put({ sealed: blank, fields, questionnaire, faulty: false } satisfies Kept);
      await done;
      return true;
    },

    async list(): Promise<KeptSheet[]> {
      return own((await answered(stores('readonly').sheets.getAll())) as Kept[]);
    },

    /** Lets go of what the server keeps, and marks what it found faulty. */
    async settle(kept: readonly string[], faulty: readonly KeptSheet[]): Promise<void> {
      const { sheets, done } = stores('readwrite');
      for (const sealed of kept) sheets.delete(sealed);
      for (const sheet of faulty) sheets.put({ ...sheet, questionnaire, faulty: true } satisfies Kept);
      await done;
    }
  };
}

export type KeptSheets = Awaited<ReturnType<typeof openKeptSheets>>;

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
