import type { OfferedHelp } from '#lib/domain/evidence/offered-help.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = ['id', 'formKey', 'receipt', 'kinds', 'name', 'contact', 'note', 'consentedOn'] as const;

/** Who offered to help one body, each with consent. Read at the desk only. */
export function offeredHelpStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('offeredHelp').select(COLUMNS).where('bodyId', '=', bodyId);
  const removing = () => tx.deleteFrom('offeredHelp').where('bodyId', '=', bodyId);
  return {
    /** The newest first, and within a day in no order that says who came when. */
    list: (): Promise<OfferedHelp[]> => own().orderBy('consentedOn', 'desc').orderBy('id').execute(),

    findByFormKey: (formKey: string): Promise<OfferedHelp | undefined> =>
      own().where('formKey', '=', formKey).executeTakeFirst(),

    add: async (offer: Omit<OfferedHelp, 'id'>): Promise<void> => {
      await tx
        .insertInto('offeredHelp')
        .values({ bodyId, ...offer, kinds: [...offer.kinds] })
        .execute();
    },

    /** Erases one offer; false when there is none. */
    remove: async (by: { id: string } | { receipt: string }): Promise<boolean> => {
      const { numDeletedRows } = await ('id' in by
        ? removing().where('id', '=', by.id)
        : removing().where('receipt', '=', by.receipt)
      ).executeTakeFirst();
      return numDeletedRows === 1n;
    },

    /** Erases whoever left this address as a contact. */
    erase: async (email: string): Promise<void> => {
      await removing()
        .where((row) => row(row.fn<string>('lower', ['contact']), '=', email))
        .execute();
    }
  };
}
