import type { PublicDb } from '#lib/server/db/db.ts';

/** How many queries some reading asks of the public database. */
export async function queriesOf(
  db: PublicDb,
  read: (counted: PublicDb) => Promise<unknown>
): Promise<number> {
  let queries = 0;
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result
  });
  await read(counted);
  return queries;
}
