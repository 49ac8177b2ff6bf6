import { readSeal } from '../draft/sealed-sheet.ts';

/** Which questions, in which language: a sheet is filled in on the form that it was begun for, and on no other. */
export type SheetForm = { version: number; language: string };

/** Whether a sheet was begun for a form. */
export function isOf(sealed: string, { version, language }: SheetForm): boolean {
  const seal = readSeal(sealed);
  return seal?.version === version && seal.language === language;
}

/** A sheet that was filled in: the seal it was begun with, which keeps it from being counted twice, and its fields. */
export type KeptSheet = {
  sealed: string;
  fields: [name: string, value: string][];
  /** Whether the server found something faulty in it, which can be completed. */
  faulty: boolean;
  /** What that is, in words. */
  faults?: string[];
  /** Whether it can never be counted: somebody altered it, or the results are published. */
  isRejected?: boolean;
};

type Kept = KeptSheet & { questionnaire: string };
type Blank = { sealed: string; questionnaire: string };
/** Filled in when no blank was left; the browser gives it its number. */
type Unsealed = SheetForm & { id?: number; fields: KeptSheet['fields']; questionnaire: string };

const NAME = 'opora-opytovatel';
const STORES = ['blank', 'sheet', 'unsealed'] as const;

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 2);
  opening.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion < 1) {
      opening.result.createObjectStore('blank', { keyPath: 'sealed' });
      opening.result.createObjectStore('sheet', { keyPath: 'sealed' });
    }
    opening.result.createObjectStore('unsealed', { keyPath: 'id', autoIncrement: true });
  };
  return answered(opening);
}

/**
 * The sheets of an interviewer in the database of the browser, which stands a crash and a reload. A blank becomes a sheet
 * in one transaction, so two windows never use one.
 */
export async function openKeptSheets(questionnaire: string, form: SheetForm) {
  const db = await openDatabase();
  const stores = (mode: IDBTransactionMode) => {
    const transaction = db.transaction(STORES, mode, { durability: 'strict' });
    return {
      blanks: transaction.objectStore('blank'),
      sheets: transaction.objectStore('sheet'),
      unsealed: transaction.objectStore('unsealed'),
      done: new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      })
    };
  };
  const own = async <One extends { questionnaire: string }>(store: IDBObjectStore): Promise<One[]> =>
    ((await answered(store.getAll())) as One[]).filter((one) => one.questionnaire === questionnaire);

  return {
    /** How many can be asked on this form without a network. */
    async countBlanks(): Promise<number> {
      const blanks = await own<Blank>(stores('readonly').blanks);
      return blanks.filter(({ sealed }) => isOf(sealed, form)).length;
    },

    /** Takes new blanks in. */
    async addBlanks(sealed: readonly string[]): Promise<void> {
      const { blanks, done } = stores('readwrite');
      for (const one of sealed) blanks.put({ sealed: one, questionnaire } satisfies Blank);
      await done;
    },

    /** Keeps what was filled in: anew on the sheet that it corrects, else on a blank; without one it waits for it. */
    async keep(fields: KeptSheet['fields'], corrected: string | null): Promise<void> {
      const { blanks, sheets, unsealed, done } = stores('readwrite');
      const all = await own<Blank>(blanks);
      const blank = corrected ?? all.find(({ sealed }) => isOf(sealed, form))?.sealed;
      if (blank === undefined) unsealed.put({ ...form, fields, questionnaire } satisfies Unsealed);
      else {
        blanks.delete(blank);
        sheets.put({ sealed: blank, fields, questionnaire, faulty: false } satisfies Kept);
      }
      await done;
    },

    /** Puts what waits for blanks on those that came; says for which form and how many there is none. */
    async sealWaiting(): Promise<(SheetForm & { count: number }) | null> {
      const { blanks, sheets, unsealed, done } = stores('readwrite');
      const free = await own<Blank>(blanks);
      const lacking: Unsealed[] = [];
      for (const sheet of await own<Unsealed>(unsealed)) {
        const at = free.findIndex(({ sealed }) => isOf(sealed, sheet));
        const [blank] = at < 0 ? [] : free.splice(at, 1);
        if (!blank || sheet.id === undefined) lacking.push(sheet);
        else {
          blanks.delete(blank.sealed);
          unsealed.delete(sheet.id);
          const { fields } = sheet;
          sheets.put({ sealed: blank.sealed, fields, questionnaire, faulty: false } satisfies Kept);
        }
      }
      await done;
      const [first] = lacking;
      if (!first) return null;
      const { version, language } = first;
      const alike = lacking.filter((one) => one.version === version && one.language === language);
      return { version, language, count: alike.length };
    },

    async list(): Promise<KeptSheet[]> {
      return own<Kept>(stores('readonly').sheets);
    },

    async countUnsealed(): Promise<number> {
      return (await own<Unsealed>(stores('readonly').unsealed)).length;
    },

    /** Lets go of sheets, and keeps what is said of others. */
    async settle(gone: readonly KeptSheet[], others: readonly KeptSheet[]): Promise<void> {
      const { sheets, done } = stores('readwrite');
      for (const { sealed } of gone) sheets.delete(sealed);
      for (const sheet of others) sheets.put({ ...sheet, questionnaire } satisfies Kept);
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
