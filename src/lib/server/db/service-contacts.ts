import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import type { ServiceContactTable } from './tables/confirmations.ts';

/** Where the provider of a service is asked whether its record holds. */
export type ServiceContact = Omit<ServiceContactTable, 'bodyId'>;

const COLUMNS = ['serviceId', 'email', 'language'] as const;

/** Addresses of providers as one body keeps them: personal, at no public page and in no event. */
export function serviceContactStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('serviceContact').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    list: (): Promise<ServiceContact[]> => own().orderBy('serviceId').execute(),

    find: (serviceId: string): Promise<ServiceContact | undefined> =>
      own().where('serviceId', '=', serviceId).executeTakeFirst(),

    keep: async ({ serviceId, email, language }: ServiceContact): Promise<void> => {
      await tx
        .insertInto('serviceContact')
        .values({ bodyId, serviceId, email, language })
        .onConflict((conflict) => conflict.columns(['bodyId', 'serviceId']).doUpdateSet({ email, language }))
        .execute();
    },

    remove: async (serviceId: string): Promise<void> => {
      await tx
        .deleteFrom('serviceContact')
        .where('bodyId', '=', bodyId)
        .where('serviceId', '=', serviceId)
        .execute();
    },

    /** Removes an address wherever it stands in this body. */
    erase: async (email: string): Promise<string[]> => {
      const gone = await tx
        .deleteFrom('serviceContact')
        .where('bodyId', '=', bodyId)
        .where('email', '=', email)
        .returning('serviceId')
        .execute();
      return gone.map(({ serviceId }) => serviceId);
    }
  };
}
